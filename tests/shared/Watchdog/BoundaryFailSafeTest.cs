using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Watchdog;

// Invariant 3: missing or frozen boundary data: contactor open or own power within the open-loop cap within 5 s of the
// last good reading.
[TestClass]
public class BoundaryFailSafeTest
{
    private const int TravelMs = 200;
    private const int ExportLimit = 16000;

    // From the last good reading to an open contactor, whenever the reading falls between two ticks. Poll period 0: the
    // meter is silent; else it repeats its last reading that often.
    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(0, 1)]
    [DataRow(0, 100)]
    [DataRow(0, 199)]
    [DataRow(200, 0)]
    [DataRow(200, 199)]
    [DataRow(900, 0)]
    [DataRow(900, 150)]
    [DataRow(1900, 0)]
    [DataRow(1900, 199)]
    public void TheContactorIsOpenFiveSecondsAfterTheLastGoodReading(int pollMs, int beforeTickMs)
    {
        Situation situation = new Situation();
        situation.Snapshot.ContactorIsProvedOpen = false;
        BoundaryWatch watch = Watch(new RecordingEvents());
        situation.Advance(10000);
        situation.MeterReads(-1000);
        long lastGoodMs = situation.Snapshot.NowMs;
        situation.Snapshot.NowMs += beforeTickMs;
        long nextPollMs = lastGoodMs + pollMs;
        LimitWindow window = Tick(watch, situation, 0);
        while (!window.MustOpen && situation.Snapshot.NowMs < lastGoodMs + 10000)
        {
            situation.Advance(200);
            situation.AssetReads(-7000);
            if (pollMs > 0 && nextPollMs <= situation.Snapshot.NowMs)
            {
                situation.MeterRepeats();
                situation.Snapshot.Boundary.SampleMs = nextPollMs;
                nextPollMs += pollMs;
            }

            window = Tick(watch, situation, 0);
        }

        long requiredMs = situation.Snapshot.NowMs - lastGoodMs;
        Assert.IsTrue(requiredMs >= 3800, "own power gets its time to be proved");
        Assert.IsTrue(requiredMs + TravelMs <= 5000);
        Assert.AreEqual((int)LimitReason.FailSafeNotProved, (int)window.OpenReason);
    }

    // 16 A less 0.2 A margin is the cap, 0.3 A the tolerance of its proof. Charging has no cap of its own by default.
    [TestMethod]
    [DataRow(-16100, false)]
    [DataRow(-16101, true)]
    [DataRow(-15800, false)]
    [DataRow(-3000, false)]
    [DataRow(0, false)]
    [DataRow(300, false)]
    [DataRow(301, true)]
    [DataRow(16000, true)]
    public void OwnCurrentProvedWithinTheCapKeepsTheContactorClosed(int ownMilliamps, bool mustOpen)
    {
        Situation situation = Lost(out BoundaryWatch watch);
        LimitWindow window = null;
        for (int at = 0; at < 10000; at += 200)
        {
            situation.Advance(200);
            situation.AssetReads(ownMilliamps * 230 / 1000);
            situation.Snapshot.Asset.RmsMilliamps = ownMilliamps < 0 ? -ownMilliamps : ownMilliamps;
            window = Tick(watch, situation, 0);
        }

        Assert.AreEqual(mustOpen, window.MustOpen);
        Assert.AreEqual(!mustOpen, watch.FailSafeIsProved);
        Assert.AreEqual(mustOpen ? 0 : ExportLimit - 200, window.MostExportMilliamps);
        Assert.AreEqual((int)(mustOpen ? LimitReason.FailSafeNotProved : LimitReason.MeterStale), (int)window.ExportReason);
        Assert.AreEqual(0, window.MostImportMilliamps);
    }

    [TestMethod]
    public void AnAssetReadingFromBeforeTheLossProvesNothing()
    {
        Situation situation = new Situation();
        BoundaryWatch watch = Watch(new RecordingEvents());
        situation.Snapshot.ContactorIsProvedOpen = false;
        situation.Advance(1000);
        situation.AssetReads(0);
        situation.MeterReads(-1000);
        Tick(watch, situation, 0);

        Tick(watch, situation, 2400);

        Assert.IsFalse(situation.Snapshot.BoundaryIsLive);
        Assert.IsFalse(watch.FailSafeIsProved);
    }

    [TestMethod]
    public void AProofThatFailsLaterOpensToo()
    {
        Situation situation = Lost(out BoundaryWatch watch);
        for (int at = 0; at < 60000; at += 200)
        {
            situation.AssetReads(-3000);
            Assert.IsFalse(Tick(watch, situation, 200).MustOpen);
        }

        Assert.IsFalse(Tick(watch, situation, 2300).MustOpen);
        Assert.IsTrue(Tick(watch, situation, 200).MustOpen, "the asset meter is silent now");
    }

    [TestMethod]
    public void TheOpenContactorIsAProofByItself()
    {
        Situation situation = Lost(out BoundaryWatch watch);
        situation.Snapshot.ContactorIsProvedOpen = true;

        Assert.IsFalse(Tick(watch, situation, 10000).MustOpen);
        Assert.IsTrue(watch.FailSafeIsProved);
    }

    [TestMethod]
    public void ABootWithoutAMeterIsFailSafeFromTheFirstTick()
    {
        Situation situation = new Situation();
        RecordingEvents events = new RecordingEvents();
        BoundaryWatch watch = Watch(events);
        LimitWindow window = Tick(watch, situation, 0);
        Assert.AreEqual(ExportLimit - 200, window.MostExportMilliamps);
        Assert.AreEqual((int)LimitReason.MeterStale, (int)window.ExportReason);

        situation.Snapshot.ContactorIsProvedOpen = false;
        Assert.IsFalse(Tick(watch, situation, 3799).MustOpen);
        Assert.IsTrue(Tick(watch, situation, 1).MustOpen);
        Assert.IsTrue(Tick(watch, situation, 5000000000L).MustOpen, "beyond every 32-bit count");
    }

    // An uncommissioned unit has no export limit to give, other generation is taken off the cap.
    [TestMethod]
    [DataRow(0, 0, 0)]
    [DataRow(16000, 0, 15800)]
    [DataRow(16000, 10000, 5800)]
    [DataRow(16000, 20000, 0)]
    public void TheCapKeepsTheLimitAtZeroHouseLoad(int exportLimit, int otherGeneration, int cap)
    {
        UnitSettings settings = new UnitSettings();
        settings.ExportLimitMilliamps = exportLimit;
        settings.OtherGenerationMilliamps = otherGeneration;
        settings.GreatestHouseDemandMilliamps = 40000;
        LimitWindow window = Tick(new BoundaryWatch(settings, new RecordingEvents()), new Situation(), 0);

        Assert.AreEqual(cap, window.MostExportMilliamps);
        Assert.AreEqual(19360, window.MostImportMilliamps);
    }

    private static BoundaryWatch Watch(RecordingEvents events)
    {
        UnitSettings settings = new UnitSettings();
        settings.ExportLimitMilliamps = ExportLimit;
        return new BoundaryWatch(settings, events);
    }

    private static Situation Lost(out BoundaryWatch watch)
    {
        Situation situation = new Situation();
        situation.Snapshot.ContactorIsProvedOpen = false;
        watch = Watch(new RecordingEvents());
        situation.MeterReads(1000);
        Tick(watch, situation, 0);
        return situation;
    }

    private static LimitWindow Tick(BoundaryWatch watch, Situation situation, long advanceMs)
    {
        if (advanceMs > 0)
        {
            situation.Advance(advanceMs);
        }

        LimitWindow window = new LimitWindow();
        window.Begin(32000);
        watch.Judge(situation.Snapshot);
        watch.Narrow(situation.Snapshot, window);
        return window;
    }
}
