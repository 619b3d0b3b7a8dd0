using NanoV2G.Tools.Boards.Drawing;

namespace NanoV2G.Tools.Boards.Supervisors;

/// <summary>Draws the symbols of parts.</summary>
internal sealed class SymbolDrawing
{
    private readonly Svg _svg;

    /// <summary>Makes one.</summary>
    /// <param name="svg">Where to draw.</param>
    public SymbolDrawing(Svg svg)
    {
        _svg = svg;
    }

    /// <summary>Draws one part with its name and value.</summary>
    /// <param name="reference">Its name.</param>
    /// <param name="part">The part.</param>
    public void Draw(string reference, CircuitPart part)
    {
        switch (part.Kind)
        {
            case "ic":
                DrawIc(reference, part);
                return;
            case "terminal":
                DrawTerminal(reference, part);
                return;
            case "nand":
                DrawNand(part);
                break;
            case "nmos" or "pmos":
                DrawTransistor(part);
                break;
            default:
                DrawTwoLeads(part);
                break;
        }

        Caption(reference, part);
    }

    private void Caption(string reference, CircuitPart part)
    {
        int x = part.At[0];
        int y = part.At[1];
        bool upright = part.Turn is 90 or 270 || part.Kind is "nmos" or "pmos" or "coil";
        if (upright)
        {
            _svg.Text(x + 18, y - 1, reference, 12, style: "bold");
            _svg.Text(x + 18, y + 14, part.Value, 11);
        }
        else if (part.Kind == "nand")
        {
            _svg.Text(x, y - 32, $"{reference} {part.Value}", 12, "middle", "bold");
        }
        else
        {
            // One line, so that parts may stand 40 px below one another.
            _svg.Text(x, y - 15, $"{reference}  {part.Value}", 11, "middle");
        }
    }

    private void DrawIc(string reference, CircuitPart part)
    {
        int top = PartPins.IcTop(part);
        int left = part.At[0] - (part.Width / 2);
        _svg.Box(left, top, part.Width, PartPins.IcHeight(part), "group", 2);
        _svg.Text(part.At[0], top - 20, reference, 13, "middle", "bold");
        _svg.Text(part.At[0], top - 5, part.Value, 12, "middle");
        DrawPins(part.Left ?? [], left, -1);
        DrawPins(part.Right ?? [], left + part.Width, 1);

        void DrawPins(IReadOnlyList<IReadOnlyList<string>> pins, int edge, int outward)
        {
            for (int i = 0; i < pins.Count; i++)
            {
                int y = top + ((i + 1) * part.Pitch);
                _svg.Line("wire", edge, y, edge + (outward * 20), y);
                _svg.Text(edge + (outward * 4), y - 3, pins[i][0], 10, outward < 0 ? "end" : "start", "dim");
                _svg.Text(edge - (outward * 6), y + 4, pins[i][1], 12, outward < 0 ? "start" : "end");
            }
        }
    }

    private void DrawTerminal(string reference, CircuitPart part)
    {
        int x = part.At[0];
        int y = part.At[1];
        _svg.Circle(x, y, 5, "box");
        bool left = part.Turn == 180;
        _svg.Text(left ? x - 2 : x + 4, y - 11, part.Value, 12, "middle", "bold");
        _svg.Text(left ? x - 2 : x + 4, y + 21, reference, 11, "middle", "dim");
    }

    private void DrawNand(CircuitPart part)
    {
        int x = part.At[0];
        int y = part.At[1];
        _svg.Box(x - 30, y - 24, 56, 48, "group", 2);
        _svg.Text(x - 2, y + 6, "&", 17, "middle");
        _svg.Circle(x + 31, y, 5, "box");
        _svg.Line("wire", x - 50, y - 10, x - 30, y - 10);
        _svg.Line("wire", x - 50, y + 10, x - 30, y + 10);
        _svg.Line("wire", x + 36, y, x + 50, y);
        _svg.Text(x - 33, y - 13, part.Pins![0], 10, "end", "dim");
        _svg.Text(x - 33, y + 21, part.Pins[1], 10, "end", "dim");
        _svg.Text(x + 40, y - 6, part.Pins[2], 10, style: "dim");
    }

    private void DrawTransistor(CircuitPart part)
    {
        int x = part.At[0];
        int y = part.At[1];
        _svg.Line("wire", x - 40, y, x - 16, y);
        _svg.Line("wire", x - 16, y - 15, x - 16, y + 15);
        _svg.Line("wire", x - 10, y - 17, x - 10, y + 17);
        _svg.Line("wire", x - 10, y - 12, x, y - 12, x, y - 40);
        _svg.Line("wire", x - 10, y + 12, x, y + 12, x, y + 40);
        if (part.Kind == "nmos")
        {
            _svg.Line("wire", x - 4, y + 8, x - 10, y + 12, x - 4, y + 16);
        }
        else
        {
            _svg.Line("wire", x - 6, y - 16, x, y - 12, x - 6, y - 8);
        }
    }

    private void DrawTwoLeads(CircuitPart part)
    {
        switch (part.Kind)
        {
            case "resistor":
                Path(part, -40, 0, -20, 0);
                Path(part, 20, 0, 40, 0);
                Path(part, -20, -7, 20, -7, 20, 7, -20, 7, -20, -7);
                break;
            case "coil":
                // Drawn upright as it stands: its leads are above and below.
                _svg.Line("wire", part.At[0], part.At[1] - 40, part.At[0], part.At[1] - 16);
                _svg.Line("wire", part.At[0], part.At[1] + 16, part.At[0], part.At[1] + 40);
                _svg.Box(part.At[0] - 14, part.At[1] - 16, 28, 32, "danger", 0);
                break;
            case "capacitor":
                Path(part, -40, 0, -5, 0);
                Path(part, 5, 0, 40, 0);
                Path(part, -5, -13, -5, 13);
                Path(part, 5, -13, 5, 13);
                break;
            case "crystal":
                Path(part, -40, 0, -12, 0);
                Path(part, 12, 0, 40, 0);
                Path(part, -12, -12, -12, 12);
                Path(part, 12, -12, 12, 12);
                Path(part, -6, -14, 6, -14, 6, 14, -6, 14, -6, -14);
                break;
            case "diode" or "led":
                DrawDiode(part);
                break;
            case "tvs":
                Path(part, -40, 0, -14, 0);
                Path(part, 14, 0, 40, 0);
                Path(part, -14, -9, 0, 0, -14, 9, -14, -9);
                Path(part, 14, -9, 0, 0, 14, 9, 14, -9);
                Path(part, -4, -13, 0, -9, 0, 9, 4, 13);
                break;
            case "fuse":
                Path(part, -40, 0, 40, 0);
                Path(part, -20, -7, 20, -7, 20, 7, -20, 7, -20, -7);
                break;
            case "switchNc":
                Path(part, -40, 0, -16, 0);
                Path(part, 16, -8, 16, 0, 40, 0);
                Path(part, -16, 0, 20, -6);
                Path(part, 0, -3, 0, -12);
                Path(part, -8, -12, 8, -12);
                break;
            default:
                Path(part, -40, 0, -14, 0);
                Path(part, 14, 0, 40, 0);
                Path(part, -14, -6, 14, -6);
                Path(part, -14, -6, -14, 4);
                Path(part, 14, -6, 14, 4);
                break;
        }
    }

    private void DrawDiode(CircuitPart part)
    {
        Path(part, -40, 0, -10, 0);
        Path(part, 10, 0, 40, 0);
        Path(part, -10, -10, 10, 0, -10, 10, -10, -10);
        Path(part, 10, -10, 10, 10);
        if (part.Kind == "led")
        {
            Path(part, 2, 12, 10, 20);
            Path(part, -6, 14, 2, 22);
        }
    }

    private void Path(CircuitPart part, params int[] points)
    {
        int[] turned = new int[points.Length];
        for (int i = 0; i < points.Length; i += 2)
        {
            (int x, int y) = part.Turn switch
            {
                90 => (-points[i + 1], points[i]),
                180 => (-points[i], -points[i + 1]),
                270 => (points[i + 1], -points[i]),
                _ => (points[i], points[i + 1]),
            };
            turned[i] = part.At[0] + x;
            turned[i + 1] = part.At[1] + y;
        }

        _svg.Line("wire", turned);
    }
}
