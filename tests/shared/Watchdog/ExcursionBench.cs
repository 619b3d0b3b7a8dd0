using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Board;
using NanoV2G.Tests.Control;

namespace NanoV2G.Tests.Watchdog;

/// <summary>
/// The two watches of the boundary in the order of the tick, on a one-phase site of 16 A export and 60 A import limit.
/// A restart takes the ledger along and nothing else.
/// </summary>
public sealed class ExcursionBench
{
    /// <summary>Boundary power well above the export limit, W.</summary>
    public const int OverExport = -4600;

    /// <summary>Boundary power within both limits, W.</summary>
    public const int Within = 1000;

    /// <summary>Boundary power well above the import limit, W.</summary>
    public const int OverImport = 15000;

    public readonly UnitSettings Settings = new UnitSettings();
    public readonly RecordingEvents Events = new RecordingEvents();
    public readonly LimitWindow Window = new LimitWindow();

    public ExcursionBench()
        : this(new LockoutLedgerState())
    {
    }

    public ExcursionBench(LockoutLedgerState ledger)
        : this(ledger, false, 0)
    {
    }

    public ExcursionBench(LockoutLedgerState ledger, bool isNonDomestic, int installerReset)
    {
        Settings.NonDomestic = isNonDomestic;
        Settings.InstallerReset = installerReset;
        Settings.ExportLimitMilliamps = 16000;
        Boundary = new BoundaryWatch(Settings, Events);
        Watch = new ExcursionWatch(Settings, ledger, Boundary, Events);
    }

    public Situation Situation { get; } = new Situation();

    public BoundaryWatch Boundary { get; }

    public ExcursionWatch Watch { get; }

    /// <summary>The same ledger after a boot: monotonic time begins again, the meter has not been read.</summary>
    public ExcursionBench Restart()
    {
        return new ExcursionBench(Watch.Ledger);
    }

    /// <summary>The same ledger after a boot with the installer's word of this number.</summary>
    public ExcursionBench Restart(int installerReset)
    {
        return new ExcursionBench(Watch.Ledger, Settings.NonDomestic, installerReset);
    }

    /// <summary>One tick with a fresh boundary reading after this time.</summary>
    public void Tick(long ms, int watts)
    {
        Situation.Advance(ms);
        Situation.MeterReads(watts);
        Judge();
    }

    /// <summary>One tick without a boundary reading after this time.</summary>
    public void TickSilent(long ms)
    {
        Situation.Advance(ms);
        Judge();
    }

    /// <summary>Holds the boundary at a power so long that first and last tick are this far apart.</summary>
    public void Hold(int ms, int watts)
    {
        for (int at = 0; at <= ms; at += BoardTiming.TickMs)
        {
            Tick(BoardTiming.TickMs, watts);
        }
    }

    /// <summary>Ticks without boundary readings for this time.</summary>
    public void HoldSilent(int ms)
    {
        for (int at = 0; at < ms; at += BoardTiming.TickMs)
        {
            TickSilent(BoardTiming.TickMs);
        }
    }

    /// <summary>An excursion of this length that ends.</summary>
    public void Excursion(int ms)
    {
        Hold(ms, OverExport);
        Hold(Settings.ExcursionEndMs, Within);
    }

    /// <summary>Lets time pass within the limits in one leap; no excursion may be running.</summary>
    public void Leap(long ms)
    {
        Tick(ms, Within);
    }

    private void Judge()
    {
        Window.Begin(32000);
        Boundary.Judge(Situation.Snapshot);
        Watch.Narrow(Situation.Snapshot, Window);
    }
}
