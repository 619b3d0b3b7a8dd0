namespace NanoV2G.Hal.Meters;

/// <summary>The meters that there are drivers for.</summary>
public enum MeterKind
{
    /// <summary>Eastron SDM120: one phase, 45 A. Asset meter only.</summary>
    Sdm120 = 0,

    /// <summary>Eastron SDM230: one phase, 100 A.</summary>
    Sdm230 = 1,

    /// <summary>Eastron SDM630: three phases, 100 A.</summary>
    Sdm630 = 2,

    /// <summary>Any meter with S0 pulse outputs (IEC 62053-31), read by counting. Asset meter only.</summary>
    S0Pulses = 3,
}
