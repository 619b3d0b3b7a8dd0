using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

/// <summary>
/// A boundary limiter and what it is shown: 16 A export and 60 A import limit, of which class 1 and 0.04 A take a margin of
/// 0.2 A and 0.64 A; the contactor is open until told otherwise.
/// </summary>
public sealed class BoundaryBench
{
    /// <summary>The inverter's rating, mA: no bound of these tests.</summary>
    public const int RatedMilliamps = 100000;

    public readonly UnitSettings Settings = new UnitSettings();
    public readonly Situation Situation = new Situation();
    public readonly LimitWindow Window = new LimitWindow();
    public readonly BoundaryLimiter Limiter;

    public BoundaryBench()
        : this(1)
    {
    }

    public BoundaryBench(int phaseCount)
        : this(phaseCount, 1, 0, 60000)
    {
    }

    public BoundaryBench(int phaseCount, int inverterPhases, int otherGenerationMilliamps, int greatestHouseMilliamps)
    {
        Situation.Snapshot.PhaseCount = phaseCount;
        Situation.Snapshot.InverterPhaseCount = inverterPhases;
        Settings.ExportLimitMilliamps = 16000;
        Settings.OtherGenerationMilliamps = otherGenerationMilliamps;
        Settings.GreatestHouseDemandMilliamps = greatestHouseMilliamps;
        Limiter = new BoundaryLimiter(Settings, 10, phaseCount, inverterPhases, new RecordingEvents());
        Situation.Snapshot.BoundaryIsLive = true;
    }

    /// <summary>A meter that has answered on each phase, or on none.</summary>
    public void Believe(bool isProved)
    {
        Limiter.Proof.IsProved = isProved;
        for (int phase = 0; phase < Limiter.Proof.Phases.Length; phase++)
        {
            Limiter.Proof.Phases[phase].IsProved = isProved;
        }
    }

    public void Hold(int seconds, int watts)
    {
        for (int i = 0; i < seconds; i++)
        {
            Read(1000, watts);
        }
    }

    public void Read(int afterMs, int watts)
    {
        Situation.Advance(afterMs);
        Situation.MeterReads(watts);
        Narrow();
    }

    /// <summary>
    /// A second after the reading before, the inverter is read and the boundary too, which shows own power as it was a second ago:
    /// the mean of a second that ended half a second ago.
    /// </summary>
    public void Follow(int ownWatts, int houseWatts)
    {
        Settings.BoundaryLagMs = 500;
        Situation.Advance(1000);
        int before = Situation.Snapshot.Inverter.ActiveWatts;
        Situation.InverterReads(ownWatts);
        Situation.MeterReads(houseWatts + before);
        Narrow();
    }

    /// <summary>A second in which own power stands still, on all phases that the inverter feeds alike.</summary>
    public void Stand(int ownWatts, int houseWatts)
    {
        Snapshot snapshot = Situation.Snapshot;
        Situation.Advance(1000);
        Situation.InverterReads(ownWatts);
        for (int phase = 0; phase < snapshot.PhaseCount; phase++)
        {
            int watts = houseWatts + (ownWatts / snapshot.InverterPhaseCount);
            Situation.MeterReads(phase, watts, (watts < 0 ? -watts : watts) * 1000 / 230);
        }

        Narrow();
    }

    public void Tick(int afterMs)
    {
        Situation.Advance(afterMs);
        Narrow();
    }

    /// <summary>Within what the margin of a quiet house has grown by in the minute that a test takes.</summary>
    public void AssertExport(int milliamps, string because = "")
    {
        int missing = milliamps - Window.MostExportMilliamps;
        Assert.IsTrue(missing >= 0 && missing <= 20, because + " mA missing: " + missing.ToString());
    }

    public void Narrow()
    {
        Window.Begin(RatedMilliamps);
        Limiter.Narrow(Situation.Snapshot, Window);
    }
}
