using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using NanoV2G.Hal.Timing;
using NanoV2G.Tests.Control;
using NanoV2G.Tests.Journal;

namespace NanoV2G.Tests.HalfHours;

/// <summary>
/// A meter that really counts, a clock that may be wrong, a store whose power fails, and a recorder among them. The
/// bench knows the registers at every true half-hour's start.
/// </summary>
public sealed class RecorderBench
{
    /// <summary>2026-01-31 10:00 UTC, in half-hours.</summary>
    public const int FirstIndex = 983252;

    private const int MostHalfHours = 1000;

    public readonly FaultyFileStore Store = new FaultyFileStore(4096);
    public readonly FakeClock Clock = new FakeClock();
    public readonly FakeAssetMeter Meter = new FakeAssetMeter();
    public readonly long[] TrueImport = new long[MostHalfHours];
    public readonly long[] TrueExport = new long[MostHalfHours];
    public RecordLog Log;
    public readonly RecordingEvents Events = new RecordingEvents();
    public HalfHourRecorder Recorder;
    public StateBlock Block;
    public int StepMs = 1000;

    /// <summary>True UTC; the unit's clock is off from it by <see cref="ClockErrorMs"/>.</summary>
    public long TrueUtcMs = (long)FirstIndex * HalfHour.PeriodMs;
    public long ClockErrorMs;
    public bool MeterAnswers = true;

    /// <summary>Power of the first and of the second half of each ten minutes, W.</summary>
    public int FirstWatts = 7400;
    public int SecondWatts = -5300;

    /// <summary>-1 when the meter shows the power of the other direction than its registers count.</summary>
    public int ShownSign = 1;

    private long _importWattMs;
    private long _exportWattMs;

    public RecorderBench()
    {
        Meter.Sample.MeterSerial = 0x80012345L;
        SetRegisters(1000000, 2000000);
        Mark();
    }

    public void SetRegisters(long import, long export)
    {
        _importWattMs = import * 3600000;
        _exportWattMs = export * 3600000;
    }

    /// <summary>Starts the unit; UTC is unknown until <see cref="Synchronise"/>.</summary>
    public void Boot()
    {
        Store.Restore();
        Clock.MonotonicMs = 0;
        Clock.Quality = ClockQuality.Unknown;
        Clock.UtcUnixMs = 0;
        Meter.Sample.SampleMs = -1;
        Log = new RecordLog(Store, HalfHourRecorder.FilePrefix, HalfHourRecorder.SegmentCount, HalfHourRecorder.SegmentBytes);
        Block = new StateBlock(new RecordLog(Store, "n", 2, 4096), Clock);
        StateSlice slice = Block.AddSlice(StateBlock.CheckpointOffset, StateBlock.CheckpointBytes);
        Recorder = new HalfHourRecorder(Meter, Clock, Log, slice, Events);
    }

    public void Synchronise()
    {
        Clock.Quality = ClockQuality.Synchronised;
        Clock.UtcUnixMs = TrueUtcMs + ClockErrorMs;
    }

    public void BootSynchronised()
    {
        Boot();
        Synchronise();
    }

    /// <summary>The unit works for a time.</summary>
    public void Run(int seconds)
    {
        for (long end = TrueUtcMs + (seconds * 1000L); TrueUtcMs < end;)
        {
            Pass(StepMs);
            Clock.Advance(StepMs);
            if (MeterAnswers)
            {
                Meter.Sample.SampleMs = Clock.MonotonicMs;
                Meter.Sample.ActiveWatts = ShownSign * Watts();
                Meter.Sample.ImportWattHours = Import;
                Meter.Sample.ExportWattHours = Export;
            }

            if (!Recorder.Step())
            {
                Block.PersistStep();
            }
        }
    }

    /// <summary>The unit is without power for a time; the meter counts on.</summary>
    public void RunWithoutUnit(int seconds)
    {
        for (int done = 0; done < seconds * 1000; done += StepMs)
        {
            Pass(StepMs);
        }
    }

    public long Import => _importWattMs / 3600000;

    public long Export => _exportWattMs / 3600000;

    private int Watts()
    {
        return TrueUtcMs / 300000 % 2 == 0 ? FirstWatts : SecondWatts;
    }

    private void Pass(int ms)
    {
        int watts = Watts();
        if (watts > 0)
        {
            _importWattMs += (long)watts * ms;
        }
        else
        {
            _exportWattMs -= (long)watts * ms;
        }

        TrueUtcMs += ms;
        if (TrueUtcMs % HalfHour.PeriodMs == 0)
        {
            Mark();
        }
    }

    private void Mark()
    {
        int place = HalfHour.IndexOf(TrueUtcMs) - FirstIndex;
        if (place >= 0 && place < MostHalfHours)
        {
            TrueImport[place] = Import;
            TrueExport[place] = Export;
        }
    }
}
