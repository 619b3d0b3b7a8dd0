namespace NanoV2G.Firmware.Reporting;

/// <summary>
/// What the unit says of itself in <c>nanov2g/&lt;unit&gt;/state</c>. A reused object of plain fields: the control thread
/// writes each field whole at the end of a tick, the report thread reads. Names are lower camel case ASCII without
/// quotes, taken from arrays made once.
/// </summary>
public sealed class UnitState
{
    /// <summary>Posture of the controller, for example <c>serving</c>, <c>parked</c>, <c>lockout</c>.</summary>
    public byte[] PostureName;

    /// <summary>Operating mode by its OCPP 2.1 name, for example <c>CentralSetpoint</c>.</summary>
    public byte[] OperatingModeName;

    /// <summary>Power asked of the inverter, W, positive = charging.</summary>
    public int TargetWatts;

    /// <summary>Signed current at the boundary of the first phase, mA, positive = import.</summary>
    public int GridMilliamps;

    /// <summary>Measured power of the inverter, W, positive = charging.</summary>
    public int InverterWatts;

    /// <summary>Most export that the limits allow, mA, zero or negative.</summary>
    public int WindowExportMilliamps;

    /// <summary>Why the export side is where it is.</summary>
    public byte[] WindowExportReasonName;

    /// <summary>Most import that the limits allow, mA, zero or positive.</summary>
    public int WindowImportMilliamps;

    /// <summary>Why the import side is where it is.</summary>
    public byte[] WindowImportReasonName;

    /// <summary>Number of the setting of the inverter's interface protection for which discharge is refused; 0 when none is.</summary>
    public int ProtectionSetting;

    /// <summary>State of ENA EREC G100 Issue 2: 1 within limits, 2 excursion in progress, 3 lockout (secondary source).</summary>
    public int G100State;

    /// <summary>State of the contactor sequence, for example <c>closed</c>.</summary>
    public byte[] ContactorStateName;

    /// <summary>How often the contactor has closed in the unit's life.</summary>
    public int ContactorClosings;

    /// <summary>State of charge, permille; -1 while no vehicle reports one.</summary>
    public int StateOfChargePermille;

    /// <summary>Import register of the asset meter, Wh; -1 while it has not been read.</summary>
    public long ImportWattHours;

    /// <summary>Export register of the asset meter, Wh; -1 while it has not been read.</summary>
    public long ExportWattHours;

    /// <summary>Agreed export limit (MEL), mA, positive magnitude.</summary>
    public int ExportLimitMilliamps;

    /// <summary>Agreed import limit (MIL), mA.</summary>
    public int ImportLimitMilliamps;

    /// <summary>Mask of the permissives that keep the contactor from closing; 0 when none does.</summary>
    public int MissingPermissives;

    /// <summary>The names of the permissives, in the order of the bits of <see cref="MissingPermissives"/>.</summary>
    public byte[][] PermissiveNames;
}
