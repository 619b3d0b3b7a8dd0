using System.Text.Json.Nodes;
using NanoV2G.Tools.Boards.Schema;
using NanoV2G.Tools.Boards.Supervisors;

namespace NanoV2G.Tests.Boards;

/// <summary>The supervisor keeps its times over the tolerances of its parts, and its drawing shows its nets.</summary>
[TestClass]
public sealed class SupervisorTest
{
    [TestMethod]
    public void TheContactorsSupplyIsDroppedInTime()
    {
        SupervisorTiming timing = SupervisorTiming.Of(Read());
        Assert.IsTrue(timing.DropLeastS >= 2.0, $"{timing.DropLeastS} s");
        Assert.IsTrue(timing.DropMostS <= 2.5, $"{timing.DropMostS} s");
        Assert.IsTrue(timing.ClockStopMostS < 0.1, $"{timing.ClockStopMostS} s");
    }

    [TestMethod]
    public void TheChipIsResetInTime()
    {
        SupervisorTiming timing = SupervisorTiming.Of(Read());
        Assert.IsTrue(timing.ResetLeastS >= 30, $"{timing.ResetLeastS} s");
        Assert.IsTrue(timing.ResetMostS <= 60, $"{timing.ResetMostS} s");
        Assert.IsTrue(timing.ResetHeldS > 1, $"{timing.ResetHeldS} s");
    }

    [TestMethod]
    public void AnEdgeResetsAndThePumpDrives()
    {
        Circuit circuit = Read();
        SupervisorTiming timing = SupervisorTiming.Of(circuit);
        // 74HC: the least reset pulse is below 1 µs at 3 V; a tick of the firmware brings an edge each 200 ms.
        Assert.IsTrue(timing.EdgeLeastS > 10e-6, $"{timing.EdgeLeastS} s");
        Assert.IsTrue(timing.PumpLeastVolts > circuit.Timing.GateThresholdHighVolts + 0.5, $"{timing.PumpLeastVolts} V");
    }

    [TestMethod]
    public void AWiderCrystalWouldBeNoticed()
    {
        Circuit circuit = Read();
        Circuit loose = With(circuit, "Y1", circuit.Parts["Y1"] with { TolerancePercent = 15 });
        SupervisorTiming timing = SupervisorTiming.Of(loose);
        Assert.IsTrue(timing.DropLeastS < 2.0 || timing.DropMostS > 2.5);
    }

    [TestMethod]
    public void TheCircuitIsSound()
    {
        Assert.AreEqual(string.Empty, string.Join("\n", CircuitCheck.Problems(Read())));
    }

    [TestMethod]
    public void ADrawingThatDoesNotShowItsNetsIsRefused()
    {
        Circuit circuit = Read();
        Demand(Without(circuit, "LIVE"), "pin U3B.6 in no net");
        Demand(Changed(circuit, "LIVE", net => net with { Wires = [[1160, 300, 1200, 300]] }), "nets.LIVE.flag: found nothing");
        Demand(Changed(circuit, "LIVE", net => net with { Wires = [[1160, 300, 1210, 310]] }), "a slanting piece");
        Demand(Changed(circuit, "MR", net => net with { Wires = [[640, 200, 660, 200], [640, 360, 660, 360]] }), "wires in separate groups");
        Demand(Changed(circuit, "LIVE", net => net with { Pins = [.. net.Pins, "R1.1"] }), "in no other net");
        Demand(Changed(circuit, "LIVE", net => net with { Pins = [.. net.Pins, "R99.1"] }), "found \"R99.1\", expected a pin of a part");
        Demand(Changed(circuit, "RISE", net => net with { Wires = [[520, 360, 640, 360], [540, 360, 540, 380]] }), "a wire through pin D1.K");
        Demand(Changed(circuit, "LIVE", net => net with { Wires = [[1160, 300, 1210, 300], [1190, 300, 1190, 420, 1250, 420, 1250, 520]] }), "nets.24F.wires: found a wire that touches net LIVE, expected crossings only.");
    }

    [TestMethod]
    public void TheDrawingNamesEveryPart()
    {
        Circuit circuit = Read();
        string drawing = SchematicDrawing.Draw(circuit);
        foreach ((string reference, CircuitPart part) in circuit.Parts)
        {
            StringAssert.Contains(drawing, reference);
            StringAssert.Contains(drawing, part.Value.Replace("&", "&amp;"));
        }
    }

    [TestMethod]
    public void DeparturesFromItsSchemaAreNamed()
    {
        string folder = Path.Combine(BoardSamples.Folder.Path, "supervisor");
        JsonObject data = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "supervisor.json")))!.AsObject();
        data["parts"]!["R1"]!["kind"] = "rheostat";
        List<DataProblem> problems = [];
        DataFile.Parse<Circuit>(data.ToJsonString(), Circuit.FileName, File.ReadAllText(Path.Combine(folder, "supervisor.schema.json")), problems);
        StringAssert.StartsWith(problems[0].ToString(), "boards/supervisor/supervisor.json: parts.R1.kind: found \"rheostat\", expected one of \"resistor\"");
    }

    private static Circuit Read()
    {
        List<DataProblem> problems = [];
        Circuit? circuit = Circuit.Read(BoardSamples.Folder.Path, problems);
        Assert.IsNotNull(circuit, string.Join("\n", problems));
        return circuit;
    }

    private static Circuit With(Circuit circuit, string reference, CircuitPart part)
    {
        return circuit with { Parts = new Dictionary<string, CircuitPart>(circuit.Parts) { [reference] = part } };
    }

    private static Circuit Without(Circuit circuit, string net)
    {
        Dictionary<string, CircuitNet> nets = new(circuit.Nets);
        nets.Remove(net);
        return circuit with { Nets = nets };
    }

    private static Circuit Changed(Circuit circuit, string net, Func<CircuitNet, CircuitNet> change)
    {
        return circuit with { Nets = new Dictionary<string, CircuitNet>(circuit.Nets) { [net] = change(circuit.Nets[net]) } };
    }

    private static void Demand(Circuit circuit, string words)
    {
        string all = string.Join("\n", CircuitCheck.Problems(circuit));
        StringAssert.Contains(all, words);
    }
}
