using NanoV2G.Tools.Boards.Drawing;

namespace NanoV2G.Tools.Boards.Supervisors;

/// <summary>Draws the supervisor's schematic from its parts and nets.</summary>
public sealed class SchematicDrawing
{
    private readonly Circuit _circuit;
    private readonly Svg _svg;
    private readonly SymbolDrawing _symbols;

    private SchematicDrawing(Circuit circuit)
    {
        _circuit = circuit;
        _svg = new Svg(circuit.Canvas[0], "Schematic of the supervisor");
        _symbols = new SymbolDrawing(_svg);
    }

    /// <summary>Draws the circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <returns>The text of the SVG file.</returns>
    public static string Draw(Circuit circuit)
    {
        SchematicDrawing drawing = new(circuit);
        drawing.DrawHead();
        foreach ((string name, CircuitNet net) in circuit.Nets)
        {
            drawing.DrawNet(name, net);
        }

        foreach ((string reference, CircuitPart part) in circuit.Parts)
        {
            drawing._symbols.Draw(reference, part);
        }

        return drawing._svg.Finish(circuit.Canvas[1]);
    }

    private void DrawHead()
    {
        SupervisorTiming timing = SupervisorTiming.Of(_circuit);
        _svg.Text(24, 40, "Supervisor: without edges from the firmware the contactor loses its supply, later the chip is reset", 22, style: "bold");
        _svg.Text(24, 66, FormattableString.Invariant($"supply dropped {timing.DropLeastS:0.000} to {timing.DropMostS:0.000} s after the last edge, reset after {timing.ResetLeastS:0.00} to {timing.ResetMostS:0.00} s (worst cases of all parts); a stopped clock drops it within {timing.ClockStopMostS * 1000:0} ms"), 14, style: "dim");
        _svg.Text(24, 88, "drawn from supervisor.json; nets of one name are connected; calculated, not yet built and measured", 13, style: "warn");
        foreach (CircuitBlock block in _circuit.Blocks)
        {
            _svg.Text(block.At[0], block.At[1], block.Text, 15, style: "bold");
        }
    }

    private void DrawNet(string name, CircuitNet net)
    {
        (int X1, int Y1, int X2, int Y2)[] pieces = [.. CircuitCheck.Pieces(net)];
        foreach ((int x1, int y1, int x2, int y2) in pieces)
        {
            _svg.Line("wire", x1, y1, x2, y2);
        }

        foreach ((int x, int y) in Junctions(pieces))
        {
            _svg.Circle(x, y, 4, "dot");
        }

        if (net.Flag is not null)
        {
            _svg.Text(net.Flag[0], net.Flag[1], name, 12, style: "warn");
        }

        foreach ((_, int x, int y, int outX, int outY) in PinsOf(net).Where(pin => !pieces.Any(piece => CircuitCheck.IsOn(piece, pin.X, pin.Y))))
        {
            switch (net.Kind)
            {
                case "ground":
                    DrawGround(x, y, outX, outY);
                    break;
                case "supply":
                    DrawSupply(x, y, outX, outY, name);
                    break;
                default:
                    _svg.Text(x + (outX * 6), y + (outX == 0 ? outY * 8 : 4), name, 12, outX < 0 ? "end" : outX > 0 ? "start" : "middle", "warn");
                    break;
            }
        }
    }

    private IEnumerable<(string Name, int X, int Y, int OutX, int OutY)> PinsOf(CircuitNet net)
    {
        foreach (string pin in net.Pins)
        {
            string[] halves = pin.Split('.');
            yield return PartPins.Of(_circuit.Parts[halves[0]]).First(place => place.Name == halves[1]);
        }
    }

    // A dot where three or more ends or passing wires meet.
    private static IEnumerable<(int X, int Y)> Junctions((int X1, int Y1, int X2, int Y2)[] pieces)
    {
        HashSet<(int, int)> ends = [];
        foreach ((int x1, int y1, int x2, int y2) in pieces)
        {
            ends.Add((x1, y1));
            ends.Add((x2, y2));
        }

        foreach ((int x, int y) in ends)
        {
            int branches = 0;
            foreach ((int X1, int Y1, int X2, int Y2) piece in pieces.Where(piece => CircuitCheck.IsOn(piece, x, y)))
            {
                bool atEnd = (piece.X1 == x && piece.Y1 == y) || (piece.X2 == x && piece.Y2 == y);
                branches += atEnd ? 1 : 2;
            }

            if (branches > 2)
            {
                yield return (x, y);
            }
        }
    }

    private void DrawGround(int x, int y, int outX, int outY)
    {
        int footX = x + (outX * 10);
        int footY = y + (outY > 0 ? 6 : 10);
        _svg.Line("wire", x, y, footX, y, footX, footY);
        _svg.Line("wire", footX - 9, footY, footX + 9, footY);
        _svg.Line("wire", footX - 5, footY + 4, footX + 5, footY + 4);
        _svg.Line("wire", footX - 2, footY + 8, footX + 2, footY + 8);
    }

    private void DrawSupply(int x, int y, int outX, int outY, string name)
    {
        int headX = x + (outX * 10);
        int headY = y - (outY < 0 ? 6 : 10);
        _svg.Line("wire", x, y, headX, y, headX, headY);
        _svg.Line("wire", headX - 8, headY, headX + 8, headY);
        _svg.Text(headX, headY - 4, name, 11, "middle");
    }
}
