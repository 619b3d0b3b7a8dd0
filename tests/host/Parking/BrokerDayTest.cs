using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tests.Parking;

/// <summary>
/// A day of discharge at the limit beside a broker or a name server that fails all day long: the contactor opens at
/// most once an hour on average, at least 95 % of what a day without trouble discharges is kept, the limit is, and the unit
/// is alive in the end. The link connects as on the real board: each attempt stops the interpreter.
/// </summary>
[TestClass]
public sealed class BrokerDayTest
{
    private const int MostOpenings = 24;
    private const int LeastPermille = 950;
    private const int MinuteMs = 60_000;
    private const int DayMs = 24 * 60 * MinuteMs;
    private const int SettleMs = 5 * MinuteMs;
    private const int MostFlapMs = 120_000;

    [TestMethod]
    [DataRow(1)]
    public void A_broker_that_flaps(int seed)
    {
        Random random = new(seed);
        FreezeBench bench = Served();
        bool isOnline = true;
        Survive(bench, () =>
        {
            isOnline = !isOnline;
            bench.Link.SwitchBroker(isOnline);
            return random.Next(1000, MostFlapMs);
        });
    }

    [TestMethod]
    [DataRow(SimulatedFault.BrokerBlackHole)]
    [DataRow(SimulatedFault.DnsSlow)]
    public void Trouble_all_day(SimulatedFault fault)
    {
        FreezeBench bench = Served();
        bench.Run.Faults.Add(fault, bench.Site.NowMs, DayMs);
        Survive(bench, () => DayMs);
    }

    private static FreezeBench Served()
    {
        FreezeBench bench = new();
        bench.Run.LinkThread.HandshakeMs = SimulatedLinkThread.UsualHandshakeMs;
        bench.RunMs(SettleMs);
        bench.Clear();
        return bench;
    }

    private static void Survive(FreezeBench bench, Func<int> happen)
    {
        long least = UntroubledMilliwattSeconds() * LeastPermille / 1000;
        long before = bench.Site.AssetExportMilliwattSeconds;
        int boots = bench.Run.Boots;
        long endMs = bench.Site.NowMs + DayMs;
        while (bench.Site.NowMs < endMs)
        {
            bench.RunMs((int)Math.Min(endMs - bench.Site.NowMs, happen()));
        }

        long kept = bench.Site.AssetExportMilliwattSeconds - before;
        Console.WriteLine($"{bench.Openings} openings, {bench.Run.Boots - boots} restarts, {bench.Run.LinkThread.Attempts} attempts, {kept * 100.0 * LeastPermille / 1000 / least:0.00} % of the energy, above the limit for {bench.LongestAboveMs} ms at most");
        Assert.IsLessThanOrEqualTo(MostOpenings, bench.Openings, "openings");
        Assert.IsGreaterThanOrEqualTo(least, kept, "energy");
        Assert.IsLessThanOrEqualTo(5000, bench.LongestAboveMs, "above the limit");
        Assert.AreEqual(0, bench.Control.Excursions.Ledger.TotalLockouts, "lockouts");
        Assert.AreEqual(ContactorFault.None, bench.Control.Contactor.Fault);
        Assert.IsGreaterThanOrEqualTo(0, bench.RunUntilServing(2 * MinuteMs), "alive");
    }

    /// <summary>What a day without trouble discharges: house and sun stand still, so that ten minutes tell it.</summary>
    private static long UntroubledMilliwattSeconds()
    {
        FreezeBench bench = Served();
        long before = bench.Site.AssetExportMilliwattSeconds;
        bench.RunMs(10 * MinuteMs);
        return (bench.Site.AssetExportMilliwattSeconds - before) * (DayMs / (10 * MinuteMs));
    }
}
