using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Wire;

namespace NanoV2G.Tests.Wire;

/// <summary>The times of the contactor's feedback beside those of the faults.</summary>
[TestClass]
public sealed class ContactorLogTest
{
    private const long StartUnixMs = 1768348800000;

    [TestMethod]
    public void Every_change_is_written_once_with_its_distance_from_the_newest_fault()
    {
        StringWriter file = new();
        using (ContactorLog log = new(file))
        {
            log.Observe(StartUnixMs, 0, "feedback", true, "open", "closed");
            log.Observe(StartUnixMs + 10, 10, "feedback", true, "open", "closed");
            log.Observe(StartUnixMs + 20, 20, "feedback", false, "open", "closed");
            log.Fault(StartUnixMs + 1000, 1000, SimulatedFault.MeterSilent, true);
            log.Observe(StartUnixMs + 4870, 4870, "feedback", true, "open", "closed");
            log.Fault(StartUnixMs + 9000, 9000, SimulatedFault.MeterSilent, false);
        }

        string[] expected =
        [
            ContactorLog.Header,
            "2026-01-14T00:00:00.000Z,0,open,,",
            "2026-01-14T00:00:00.020Z,20,closed,,",
            "2026-01-14T00:00:01.000Z,1000,meterSilentBegins,0,meterSilent",
            "2026-01-14T00:00:04.870Z,4870,open,3870,meterSilent",
            "2026-01-14T00:00:09.000Z,9000,meterSilentEnds,8000,",
            "",
        ];
        CollectionAssert.AreEqual(expected, file.ToString().Split('\n'));
    }
}
