namespace NanoV2G.Hal.Contactors;

/// <summary>The AC main contactor between the supply and the inverter.</summary>
public interface IContactor
{
    /// <summary>Energises or releases the coil.</summary>
    /// <param name="closed">True to energise.</param>
    void Drive(bool closed);

    /// <summary>
    /// What the mirror contact proves: true only when every main contact is open (IEC 60947-4-1 annex F).
    /// An ordinary auxiliary contact proves nothing about a weld.
    /// </summary>
    bool IsProvedOpen { get; }
}
