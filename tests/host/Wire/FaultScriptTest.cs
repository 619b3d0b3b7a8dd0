using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Simulation;
using NanoV2G.Tools.Wire;

namespace NanoV2G.Tests.Wire;

/// <summary>Faults by file and by key.</summary>
[TestClass]
public sealed class FaultScriptTest
{
    [TestMethod]
    public void Each_fault_begins_and_ends_at_its_time()
    {
        FaultScript script = FaultScript.Parse(["# a comment", "", "00:00:02 meterSilent 3s", "00:00:04 contactorWelded"], "faults.txt");
        List<string> happened = [];
        for (long ms = 0; ms <= 400_000; ms += 10)
        {
            script.Step(ms, (fault, isPresent) => happened.Add($"{ms} {fault} {isPresent}"));
        }

        CollectionAssert.AreEqual(
            new[] { "2000 MeterSilent True", "4000 ContactorWelded True", "5000 MeterSilent False", "304000 ContactorWelded False" },
            happened);
    }

    [TestMethod]
    [DataRow("00:00:02")]
    [DataRow("2s meterSilent")]
    [DataRow("00:00:02 earthquake")]
    [DataRow("00:00:02 hang")]
    [DataRow("00:00:02 meterSilent soon")]
    [DataRow("00:00:02 meterSilent 0s")]
    [DataRow("00:00:02 meterSilent 3s and more")]
    public void A_line_that_cannot_be_used_is_named_with_its_number(string line)
    {
        UserInputException wrong = Assert.ThrowsExactly<UserInputException>(() => FaultScript.Parse(["# first", line], "faults.txt"));
        StringAssert.StartsWith(wrong.Message, "faults.txt, line 2: found");
    }

    [TestMethod]
    public void The_faults_of_a_site_file_are_a_script_from_the_start_on()
    {
        FaultScript script = FaultScript.Of([new FaultPlan(SimulatedFault.MeterSilent, RunPlan.WarmUpMs + 1500, RunPlan.WarmUpMs + 4500)]);
        Assert.AreEqual(new ScriptedFault(SimulatedFault.MeterSilent, 1500, 3000), script.Faults.Single());
        UserInputException wrong = Assert.ThrowsExactly<UserInputException>(() => FaultScript.Of([new FaultPlan(SimulatedFault.Hang, 0, 1)]));
        StringAssert.StartsWith(wrong.Message, "--site: the fault hang does not lie in the site; expected one of meterSilent, ");
    }

    [TestMethod]
    public void Every_fault_of_the_site_has_a_key_of_its_own_and_stands_in_the_help()
    {
        string help = FaultKeys.HelpLine();
        HashSet<SimulatedFault> reached = [.. Enumerable.Range('a', 26).Select(key => FaultKeys.FaultOf((char)key)).OfType<SimulatedFault>()];
        foreach (SimulatedFault fault in Enum.GetValues<SimulatedFault>())
        {
            Assert.AreEqual(Tools.Simulation.SiteFaultSwitch.IsOfSite(fault), reached.Contains(fault), fault.ToString());
        }

        Assert.IsNull(FaultKeys.FaultOf(FaultKeys.Plug));
        Assert.IsNull(FaultKeys.FaultOf(FaultKeys.Quit));
        Assert.HasCount(reached.Count, help.Split(';')[0].Split(','), help);
    }
}
