namespace NanoV2G.Tools.Boards.Supervisors;

/// <summary>Where the pins of a drawn part are.</summary>
public static class PartPins
{
    /// <summary>The pins of a part.</summary>
    /// <param name="part">The part.</param>
    /// <returns>Name, place and the direction in which a lead leaves, each −1, 0 or 1.</returns>
    public static IReadOnlyList<(string Name, int X, int Y, int OutX, int OutY)> Of(CircuitPart part)
    {
        return part.Kind switch
        {
            "ic" => OfIc(part),
            "nand" => Turned(part, (part.Pins![0], -50, -10, -1, 0), (part.Pins[1], -50, 10, -1, 0), (part.Pins[2], 50, 0, 1, 0)),
            "nmos" => Turned(part, ("G", -40, 0, -1, 0), ("D", 0, -40, 0, -1), ("S", 0, 40, 0, 1)),
            "pmos" => Turned(part, ("G", -40, 0, -1, 0), ("S", 0, -40, 0, -1), ("D", 0, 40, 0, 1)),
            "coil" => Turned(part, ("A1", 0, -40, 0, -1), ("A2", 0, 40, 0, 1)),
            "diode" or "led" => Turned(part, ("A", -40, 0, -1, 0), ("K", 40, 0, 1, 0)),
            "terminal" => Turned(part, ("1", 0, 0, -1, 0)),
            _ => Turned(part, ("1", -40, 0, -1, 0), ("2", 40, 0, 1, 0)),
        };
    }

    /// <summary>Upper edge of an integrated circuit's box, px.</summary>
    /// <param name="part">The circuit.</param>
    /// <returns>The y of the edge.</returns>
    public static int IcTop(CircuitPart part)
    {
        return part.At[1] - (IcHeight(part) / 2);
    }

    /// <summary>Height of an integrated circuit's box, px.</summary>
    /// <param name="part">The circuit.</param>
    /// <returns>The height.</returns>
    public static int IcHeight(CircuitPart part)
    {
        return (Math.Max(part.Left?.Count ?? 0, part.Right?.Count ?? 0) + 1) * part.Pitch;
    }

    private static List<(string Name, int X, int Y, int OutX, int OutY)> OfIc(CircuitPart part)
    {
        const int lead = 20;
        List<(string, int, int, int, int)> pins = [];
        int half = part.Width / 2;
        for (int i = 0; i < (part.Left?.Count ?? 0); i++)
        {
            pins.Add((part.Left![i][0], part.At[0] - half - lead, IcTop(part) + ((i + 1) * part.Pitch), -1, 0));
        }

        for (int i = 0; i < (part.Right?.Count ?? 0); i++)
        {
            pins.Add((part.Right![i][0], part.At[0] + half + lead, IcTop(part) + ((i + 1) * part.Pitch), 1, 0));
        }

        return pins;
    }

    private static (string Name, int X, int Y, int OutX, int OutY)[] Turned(CircuitPart part, params (string Name, int X, int Y, int OutX, int OutY)[] pins)
    {
        return
        [
            .. pins.Select(pin =>
            {
                (int x, int y) = Turn(pin.X, pin.Y, part.Turn);
                (int outX, int outY) = Turn(pin.OutX, pin.OutY, part.Turn);
                return (pin.Name, part.At[0] + x, part.At[1] + y, outX, outY);
            }),
        ];
    }

    private static (int X, int Y) Turn(int x, int y, int turn)
    {
        return turn switch
        {
            90 => (-y, x),
            180 => (-x, -y),
            270 => (y, -x),
            _ => (x, y),
        };
    }
}
