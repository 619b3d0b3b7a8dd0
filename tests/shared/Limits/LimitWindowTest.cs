using NanoV2G.Firmware.Limits;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limits;

[TestClass]
public class LimitWindowTest
{
    private const int Rated = 32000;

    [TestMethod]
    public void WindowBeginsAtTheRating()
    {
        LimitWindow window = Begin();

        AssertWindow(window, Rated, LimitReason.Rating, Rated, LimitReason.Rating);
        Assert.IsFalse(window.MustOpen);
    }

    [TestMethod]
    [DataRow(16000, 16000)]
    [DataRow(32000, 32000)]
    [DataRow(40000, 32000)]
    [DataRow(0, 0)]
    [DataRow(-1, 0)]
    [DataRow(-2147483648, 0)]
    [DataRow(2147483647, 32000)]
    public void EachEndIsBoundedBetweenZeroAndWhatItWas(int milliamps, int expected)
    {
        LimitWindow window = Begin();
        window.NarrowExport(milliamps, LimitReason.LoadControl);
        Assert.AreEqual(expected, window.MostExportMilliamps);
        Assert.AreEqual(Rated, window.MostImportMilliamps, "the other end stays");

        window = Begin();
        window.NarrowImport(milliamps, LimitReason.LoadControl);
        Assert.AreEqual(expected, window.MostImportMilliamps);
        Assert.AreEqual(Rated, window.MostExportMilliamps, "the other end stays");
    }

    [TestMethod]
    public void ReasonIsThatOfTheWinner()
    {
        LimitWindow window = Begin();
        window.NarrowExport(10000, LimitReason.MaximumExportLimit);
        window.NarrowExport(12000, LimitReason.LoadControl);
        window.NarrowExport(10000, LimitReason.MeterStale);
        window.NarrowImport(9000, LimitReason.MaximumImportLimit);
        window.NarrowImport(8000, LimitReason.BatteryFull);

        AssertWindow(window, 10000, LimitReason.MaximumExportLimit, 8000, LimitReason.BatteryFull);
    }

    [TestMethod]
    public void RequireOpenLeavesNothingAndKeepsTheFirstReason()
    {
        LimitWindow window = Begin();
        window.NarrowExport(0, LimitReason.Reserve);
        window.RequireOpen(LimitReason.Lockout);
        window.RequireOpen(LimitReason.FailSafeNotProved);
        window.NarrowExport(20000, LimitReason.LoadControl);

        AssertWindow(window, 0, LimitReason.Reserve, 0, LimitReason.Lockout);
        Assert.IsTrue(window.MustOpen);
        Assert.AreEqual((int)LimitReason.Lockout, (int)window.OpenReason);
    }

    [TestMethod]
    public void EachTickBeginsAnew()
    {
        LimitWindow window = Begin();
        window.RequireOpen(LimitReason.Lockout);
        window.Begin(Rated);

        AssertWindow(window, Rated, LimitReason.Rating, Rated, LimitReason.Rating);
        Assert.IsFalse(window.MustOpen);
    }

    // Invariant 2: no input can widen the window.
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    public void NoSequenceOfNarrowingsWidens(int seed)
    {
        int random = seed;
        LimitWindow window = Begin();
        for (int i = 0; i < 2000; i++)
        {
            if (i % 20 == 0)
            {
                window.Begin(Rated);
            }

            int export = window.MostExportMilliamps;
            int import = window.MostImportMilliamps;
            LimitReason exportReason = window.ExportReason;
            bool mustOpen = window.MustOpen;
            random = Next(random);
            NarrowSomehow(window, random);

            Assert.IsTrue(window.MostExportMilliamps <= export && window.MostExportMilliamps >= 0);
            Assert.IsTrue(window.MostImportMilliamps <= import && window.MostImportMilliamps >= 0);
            Assert.IsTrue(window.MustOpen || !mustOpen, "an opening is never taken back");
            Assert.IsTrue(window.MostExportMilliamps < export || window.ExportReason == exportReason, "a reason changes only with its end");
            Assert.IsTrue(!window.MustOpen || (window.MostExportMilliamps == 0 && window.MostImportMilliamps == 0));
        }
    }

    private static void NarrowSomehow(LimitWindow window, int random)
    {
        int milliamps = ((random >> 8) % 80000) - 20000;
        LimitReason reason = (LimitReason)(1 + ((random >> 4) % 17));
        switch (random % 23)
        {
            case 0:
                window.AllowNothing(reason);
                break;
            case 1:
                window.RequireOpen(reason);
                break;
            default:
                if (random % 2 == 0)
                {
                    window.NarrowExport(milliamps, reason);
                }
                else
                {
                    window.NarrowImport(milliamps, reason);
                }

                break;
        }
    }

    private static int Next(int random)
    {
        return (int)(((random * 1103515245L) + 12345) & 0x7fffffff);
    }

    private static LimitWindow Begin()
    {
        LimitWindow window = new LimitWindow();
        window.Begin(Rated);
        return window;
    }

    private static void AssertWindow(LimitWindow window, int export, LimitReason exportReason, int import, LimitReason importReason)
    {
        Assert.AreEqual(export, window.MostExportMilliamps);
        Assert.AreEqual((int)exportReason, (int)window.ExportReason);
        Assert.AreEqual(import, window.MostImportMilliamps);
        Assert.AreEqual((int)importReason, (int)window.ImportReason);
    }
}
