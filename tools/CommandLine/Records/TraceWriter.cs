using System.Globalization;
using System.Text;

namespace NanoV2G.Tools.Records;

/// <summary>Writes <c>trace.csv</c>: one row a second, while the run goes on.</summary>
public sealed class TraceWriter : IDisposable
{
    /// <summary>The header.</summary>
    public const string Header = "time,house_w,solar_w,inverter_w,grid_ma,grid_least_ma,grid_most_ma,request_w,target_w,"
        + "window_export_ma,window_export_reason,window_import_ma,window_import_reason,contactor,soc_permille,g100_state,gap";

    private readonly StreamWriter _file;
    private readonly StringBuilder _row = new(256);

    /// <summary>Begins a file.</summary>
    /// <param name="path">Path of the file; one that is there is replaced.</param>
    public TraceWriter(string path)
    {
        _file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        _file.WriteLine(Header);
    }

    /// <summary>Writes a row.</summary>
    /// <param name="row">The second.</param>
    public void Write(TraceRow row)
    {
        _row.Clear();
        _row.Append(CultureInfo.InvariantCulture, $"{Rfc3339.Text(row.UnixMs)},{row.HouseWatts},{row.SolarWatts},{row.InverterWatts},");
        _row.Append(CultureInfo.InvariantCulture, $"{row.GridMilliamps},{row.GridLeastMilliamps},{row.GridMostMilliamps},{row.RequestWatts},{row.TargetWatts},");
        _row.Append(CultureInfo.InvariantCulture, $"{row.WindowExportMilliamps},{row.WindowExportReason},{row.WindowImportMilliamps},{row.WindowImportReason},");
        _row.Append(row.ContactorClosed ? "closed," : "open,");
        _row.Append(CultureInfo.InvariantCulture, $"{row.ChargePermille},{row.G100State},{(row.IsGap ? 1 : 0)}\n");
        _file.Write(_row);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}

/// <summary>One second of a run; reused.</summary>
public sealed class TraceRow
{
    /// <summary>UTC, ms since 1970.</summary>
    public long UnixMs { get; set; }

    /// <summary>House, W.</summary>
    public int HouseWatts { get; set; }

    /// <summary>Sun, W.</summary>
    public int SolarWatts { get; set; }

    /// <summary>Inverter, W, positive = charging.</summary>
    public int InverterWatts { get; set; }

    /// <summary>True signed current at the supply terminals at the second, mA.</summary>
    public int GridMilliamps { get; set; }

    /// <summary>Least true current within the second, mA.</summary>
    public int GridLeastMilliamps { get; set; }

    /// <summary>Greatest true current within the second, mA.</summary>
    public int GridMostMilliamps { get; set; }

    /// <summary>Power asked for, W.</summary>
    public int RequestWatts { get; set; }

    /// <summary>Power commanded, W.</summary>
    public int TargetWatts { get; set; }

    /// <summary>Most export that the limits allow, mA, 0 or negative.</summary>
    public int WindowExportMilliamps { get; set; }

    /// <summary>Why.</summary>
    public string WindowExportReason { get; set; } = "";

    /// <summary>Most import that the limits allow, mA.</summary>
    public int WindowImportMilliamps { get; set; }

    /// <summary>Why.</summary>
    public string WindowImportReason { get; set; } = "";

    /// <summary>Whether the main contacts are closed.</summary>
    public bool ContactorClosed { get; set; }

    /// <summary>State of charge, permille; -1 while no car is connected.</summary>
    public int ChargePermille { get; set; }

    /// <summary>State of the limitation scheme, 1 to 3; 0 while the unit is not running.</summary>
    public int G100State { get; set; }

    /// <summary>Whether a recording has no data here.</summary>
    public bool IsGap { get; set; }
}
