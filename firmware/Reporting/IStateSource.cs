namespace NanoV2G.Firmware.Reporting;

/// <summary>
/// What the unit says of itself in <c>nanov2g/&lt;unit&gt;/state</c>. Read by the report thread, so each getter returns
/// a field that the control thread writes whole. Names are lower camel case ASCII without quotes, taken from arrays
/// made at construction.
/// </summary>
public interface IStateSource
{
    /// <summary>Posture of the controller, for example <c>serving</c>, <c>parked</c>, <c>lockout</c>.</summary>
    byte[] PostureName { get; }

    /// <summary>Operating mode by its OCPP 2.1 name, for example <c>CentralSetpoint</c>.</summary>
    byte[] OperatingModeName { get; }

    /// <summary>Power asked of the inverter, W, positive = charging.</summary>
    int TargetWatts { get; }

    /// <summary>Signed current at the boundary of the phase closest to its limit, mA, positive = import.</summary>
    int GridMilliamps { get; }

    /// <summary>Measured power of the inverter, W, positive = charging.</summary>
    int InverterWatts { get; }

    /// <summary>Most export that the limits allow, mA, zero or negative.</summary>
    int WindowExportMilliamps { get; }

    /// <summary>Why the export side is where it is.</summary>
    byte[] WindowExportReasonName { get; }

    /// <summary>Most import that the limits allow, mA, zero or positive.</summary>
    int WindowImportMilliamps { get; }

    /// <summary>Why the import side is where it is.</summary>
    byte[] WindowImportReasonName { get; }

    /// <summary>State of ENA EREC G100 Issue 2: 1 within limits, 2 excursion in progress, 3 lockout (secondary source).</summary>
    int G100State { get; }

    /// <summary>State of the contactor sequence, for example <c>closed</c>.</summary>
    byte[] ContactorStateName { get; }

    /// <summary>State of charge, permille; -1 while no vehicle reports one.</summary>
    int StateOfChargePermille { get; }

    /// <summary>Import register of the asset meter, Wh; -1 while it has not been read.</summary>
    long ImportWattHours { get; }

    /// <summary>Export register of the asset meter, Wh; -1 while it has not been read.</summary>
    long ExportWattHours { get; }

    /// <summary>Agreed export limit (MEL), mA, positive magnitude.</summary>
    int ExportLimitMilliamps { get; }

    /// <summary>Agreed import limit (MIL), mA.</summary>
    int ImportLimitMilliamps { get; }

    /// <summary>Mask of the permissives that keep the contactor from closing; 0 when none does.</summary>
    int MissingPermissives { get; }

    /// <summary>How many permissives there are: bits of <see cref="MissingPermissives"/>.</summary>
    int PermissiveCount { get; }

    /// <summary>The name of a permissive.</summary>
    /// <param name="bit">Its bit, 0 to <see cref="PermissiveCount"/> − 1.</param>
    /// <returns>Its name as ASCII bytes.</returns>
    byte[] PermissiveName(int bit);
}
