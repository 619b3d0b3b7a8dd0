using System.Runtime.CompilerServices;

namespace NanoV2G.Firmware.Reporting;

/// <summary>
/// What the unit says of itself in <c>nanov2g/&lt;unit&gt;/state</c>, each value where its number says: that of its member in
/// the message. A reused array of <see cref="Count"/> values: the control thread writes each whole at the end of a tick, the
/// report thread reads.
/// </summary>
[ExcludeType]
public static class UnitState
{
    /// <summary>Posture of the controller.</summary>
    public const int Posture = 3;

    /// <summary>Origin of the request in force: the operating mode.</summary>
    public const int Mode = 4;

    /// <summary>Power asked of the inverter, W, positive = charging.</summary>
    public const int TargetWatts = 5;

    /// <summary>Signed current at the boundary of the first phase, mA, positive = import.</summary>
    public const int GridMilliamps = 6;

    /// <summary>Measured power of the inverter, W, positive = charging.</summary>
    public const int InverterWatts = 7;

    /// <summary>Most export that the limits allow, mA, zero or negative.</summary>
    public const int WindowExportMilliamps = 8;

    /// <summary>Limit reason: why the export side is where it is.</summary>
    public const int WindowExportReason = 9;

    /// <summary>Most import that the limits allow, mA, zero or positive.</summary>
    public const int WindowImportMilliamps = 10;

    /// <summary>Limit reason: why the import side is where it is.</summary>
    public const int WindowImportReason = 11;

    /// <summary>State of ENA EREC G100 Issue 2: 1 within limits, 2 excursion in progress, 3 lockout (secondary source).</summary>
    public const int G100State = 12;

    /// <summary>State of the contactor sequence; faulted also by a latched fault of the DC side.</summary>
    public const int Contactor = 13;

    /// <summary>Mask of the permissives that keep the contactor from closing; 0 when none does.</summary>
    public const int MissingPermissives = 14;

    /// <summary>State of charge, permille; -1 while no vehicle reports one.</summary>
    public const int StateOfChargePermille = 15;

    /// <summary>Import register of the asset meter, Wh; -1 while it has not been read.</summary>
    public const int ImportWattHours = 16;

    /// <summary>Export register of the asset meter, Wh; -1 while it has not been read.</summary>
    public const int ExportWattHours = 17;

    /// <summary>Agreed export limit (MEL), mA, positive magnitude.</summary>
    public const int ExportLimitMilliamps = 18;

    /// <summary>Agreed import limit (MIL), mA.</summary>
    public const int ImportLimitMilliamps = 19;

    /// <summary>Number of the setting of the inverter's interface protection for which discharge is refused; 0 when none is.</summary>
    public const int ProtectionSetting = 20;

    /// <summary>How often the contactor has closed in the unit's life: not in this message, but in the status.</summary>
    public const int ContactorClosings = 21;

    /// <summary>How many values there are, with those in front that have no number.</summary>
    public const int Count = ContactorClosings + 1;
}
