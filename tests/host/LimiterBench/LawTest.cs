using NanoV2G.Tools.LimiterBench.Laws;

namespace NanoV2G.Tests.LimiterBench;

/// <summary>Each baseline against a few moments worked out by hand from its description. Limit 3680 W, request 7400 W.</summary>
[TestClass]
public sealed class LawTest
{
    [TestMethod]
    public void A_corrects_by_the_whole_difference_and_then_waits_for_acknowledgement_report_and_settling()
    {
        LawScript script = new(new SettleThenCorrectLaw());
        Assert.AreEqual(0, script.Read(200, 500, 0), "the reading is not yet 2 s younger than the inverter's report");
        Assert.AreEqual(0, script.Read(2200, 500, 0));
        Assert.AreEqual(500 + 3680, script.Read(2400, 500, 0));

        Assert.AreEqual(4180, script.Read(9000, -3000, 3500), "nothing while the command is pending");
        script.Acknowledge(9100, 4180);
        Assert.AreEqual(4180, script.Read(9200, -3680, 4180), "the first report after the command");
        Assert.AreEqual(4180, script.Read(11200, -3700, 4180), "not more than 2 s younger");
        Assert.AreEqual(4160, script.Read(11400, -3700, 4180), "20 W too much");
    }

    [TestMethod]
    public void A_looks_less_and_less_often_while_nothing_changes_and_is_blind_after_30_s()
    {
        LawScript script = new(new SettleThenCorrectLaw());
        script.Read(200, 0, 0);
        Assert.AreEqual(0, script.Read(2400, -3680, 0), "exactly at the limit: pause of 128 ms");
        Assert.AreEqual(0, script.Read(2500, 20, 0), "in the pause");
        Assert.AreEqual(0, script.Read(2600, -3680, 0), "pause of 256 ms");
        Assert.AreEqual(0, script.Read(2800, 20, 0), "in the pause");
        Assert.AreEqual(3700, script.Read(2900, 20, 0));

        LawScript blind = new(new SettleThenCorrectLaw());
        blind.Read(200, 0, 0);
        Assert.AreEqual(0, blind.Wait(30200));
        Assert.AreEqual(100, blind.Wait(30400));
    }

    [TestMethod]
    public void A_gives_up_waiting_for_an_acknowledgement_after_30_s()
    {
        LawScript script = new(new SettleThenCorrectLaw());
        script.Read(200, 0, 0);
        Assert.AreEqual(3680, script.Read(2400, 0, 0));
        Assert.AreEqual(3680, script.Read(32000, 1000, 3680));
        script.Read(32600, 1000, 3680);
        Assert.AreEqual(3680 + 1000 + 3680, script.Read(34800, 1000, 3680) + 960, "bounded by the request");
    }

    [TestMethod]
    public void B_keeps_184_W_falls_at_once_and_rises_by_148_W_a_second()
    {
        LawScript script = new(new SellToGridLaw(7400));
        Assert.AreEqual(500 + 3680 - 184, script.Read(1000, 500, 0), "from zero at once");
        Assert.AreEqual(3996, script.Read(1400, 1500, 3996), "once a second");
        Assert.AreEqual(3996 + 148, script.Read(2000, -2496, 3996), "1000 W of room");
        Assert.AreEqual(3000, script.Read(3000, -4640, 4144), "down at once");
        Assert.AreEqual(7400, script.Wait(8200), "no data, no constraint");
    }

    [TestMethod]
    public void D_takes_the_median_of_10_s_outside_the_band_and_looks_away_for_15_s()
    {
        LawScript script = new(new BandMedianLaw());
        for (int second = 1; second < 11; second++)
        {
            Assert.AreEqual(0, script.Read(second * 1000, second <= 4 ? 0 : 1000, 0), "collecting");
        }

        // The middle of the band is 3565 W; 1000 W of import count like 1000 W of export.
        Assert.AreEqual(3565 - 1000, script.Read(11000, 1000, 0));
        for (int second = 12; second < 26; second++)
        {
            Assert.AreEqual(2565, script.Read(second * 1000, -6000, 2565), "looks away");
        }

        Assert.AreEqual(2565, script.Read(26000, -3500, 2565), "in the band nothing is collected");
        script.Read(27000, -4000, 2565);
        script.Read(28000, -3600, 2565);
        Assert.AreEqual(2565, script.Read(37000, -4000, 2565), "the reading in the band began it anew");
    }

    [TestMethod]
    public void E_hands_on_the_whole_difference_every_2_s_and_stays_off_for_300_s()
    {
        LawScript script = new(new UnitGainShaperLaw());
        Assert.AreEqual(3680 + 500, script.Read(1000, 500, 0));
        Assert.AreEqual(4180, script.Read(2000, -4680, 4180), "the claim stands for 2 s");
        Assert.AreEqual(3180, script.Read(3000, -4680, 4180));
        Assert.AreEqual(0, script.Read(5000, -6000, 3180), "860 W is less than 6 A");
        Assert.AreEqual(0, script.Read(304000, 0, 0), "299 s later");
        Assert.AreEqual(0, script.Read(306000, -2200, 0), "1480 W is less than 6.5 A");
        Assert.AreEqual(1580, script.Read(308000, -2100, 0));
        Assert.AreEqual(0, script.Wait(428200), "no data for 120 s");
    }

    [TestMethod]
    public void F_integrates_three_tenths_of_the_error_and_a_tenth_of_the_change()
    {
        LawScript script = new(new IntegratingLaw());
        Assert.AreEqual((int)(0.3 * 4180), script.Read(1000, 500, 0));
        Assert.AreEqual(1254, script.Wait(1200), "once for each reading");
        Assert.AreEqual((int)(1254 + (0.3 * 2926) - 125.4), script.Read(2000, -754, 1254));
        script.Read(3000, 100000, 2006);
        Assert.AreEqual(7400, script.Wait(3200), "the sum is clamped");
        Assert.AreEqual((int)(7400 - (0.3 * 320) - 10400), script.Read(4000, -4000, 7400) - 3096, "and unwinds from there");
    }

    [TestMethod]
    public void The_static_cap_knows_no_readings()
    {
        LawScript script = new(new StaticCapLaw(570));
        Assert.AreEqual(570, script.Read(1000, 5000, 0));
        Assert.AreEqual(570, script.Read(2000, -9000, 570));
    }
}
