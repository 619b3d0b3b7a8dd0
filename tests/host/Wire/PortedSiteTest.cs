using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Simulation;
using NanoV2G.Tools.Wire;

namespace NanoV2G.Tests.Wire;

/// <summary>The site behind serial ports, stepped by a test in place of the wall clock.</summary>
[TestClass]
public sealed class PortedSiteTest
{
    private static readonly byte[] AskBoundary = RequestAssemblerTest.Framed(1, ModbusFunction.ReadInput, 0, 0, 0, 14);
    private static readonly byte[] AskAsset = RequestAssemblerTest.Framed(2, ModbusFunction.ReadInput, 0, 0, 0, 14);

    [TestMethod]
    public void On_one_port_every_slave_answers_and_a_silent_one_does_not()
    {
        FakePort port = new();
        using StringWriter text = new();
        PortedSite site = Site([port], text, isWired: false);
        Assert.AreEqual(1, AnswererOf(site, port, AskBoundary));
        Assert.AreEqual(2, AnswererOf(site, port, AskAsset));
        site.Set(SimulatedFault.MeterSilent, true);
        Assert.AreEqual(0, AnswererOf(site, port, AskBoundary));
        Assert.AreEqual(2, AnswererOf(site, port, AskAsset));
        site.Set(SimulatedFault.MeterSilent, false);
        Assert.AreEqual(1, AnswererOf(site, port, AskBoundary));
    }

    [TestMethod]
    public void On_two_ports_the_boundary_meter_has_the_first_to_itself()
    {
        FakePort boundary = new();
        FakePort asset = new();
        using StringWriter text = new();
        PortedSite site = Site([boundary, asset], text, isWired: false);
        Assert.AreEqual(0, AnswererOf(site, boundary, AskAsset));
        Assert.AreEqual(1, AnswererOf(site, boundary, AskBoundary));
        Assert.AreEqual(2, AnswererOf(site, asset, AskAsset));
    }

    [TestMethod]
    public void What_the_contactor_does_about_a_fault_is_measured_and_logged()
    {
        using StringWriter text = new();
        PortedSite site = Site([new FakePort()], text, isWired: true);
        site.Site.DriveCoil(true);
        Run(site, 500);
        Assert.IsTrue(site.Site.Contactor.IsMainClosed);
        site.Set(SimulatedFault.PowerCut, true);
        Run(site, 200);
        site.Set(SimulatedFault.PowerCut, false);
        Run(site, 200);

        WireFault fault = site.Witness.Figures(site.RanMs, 0).Faults.Single();
        Assert.AreEqual(("powerCut", 40L, 60L), (fault.Name, fault.OpenedMs!.Value, fault.ClosedAgainMs!.Value), "40 ms to open, 60 ms to close, seen at the end of steps of 10 ms");
        StringAssert.Contains(text.ToString(), "powerCutBegins,0,powerCut\n");
        StringAssert.Contains(text.ToString(), "mainOpened,40,powerCut\n");
    }

    [TestMethod]
    public void Behind_a_board_only_the_real_contact_is_logged()
    {
        using StringWriter text = new();
        PortedSite site = Site([new FakePort()], text, isWired: false);
        Run(site, 500);
        Assert.AreEqual(ContactorLog.Header + "\n", text.ToString());
        site.Step(feedback: true);
        site.Step(feedback: false);
        StringAssert.Contains(text.ToString(), "feedbackProvesNothing");
    }

    private static PortedSite Site(FakePort[] ports, StringWriter text, bool isWired)
    {
        RunOptions run = new() { DurationMs = 60_000 };
        SiteOptions options = new() { Site = run, Ports = ["/dev/pts/7"], IsWired = isWired };
        return new PortedSite(RunPlanner.Make(run), options, ports, new ContactorLog(text));
    }

    private static int AnswererOf(PortedSite site, FakePort port, byte[] request)
    {
        port.Sent.Clear();
        port.Incoming.AddRange(request);
        Run(site, 300);
        return port.Sent.Count == 0 ? 0 : port.Sent[0];
    }

    private static void Run(PortedSite site, int milliseconds)
    {
        for (int ms = 0; ms < milliseconds; ms += 10)
        {
            site.Site.PulseSupervisor();
            site.Step(feedback: null);
        }
    }
}
