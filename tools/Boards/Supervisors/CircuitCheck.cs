using NanoV2G.Tools.Boards.Schema;

namespace NanoV2G.Tools.Boards.Supervisors;

/// <summary>
/// Checks that the drawing shows the nets: every pin of every part is in exactly one net; every pin of a net lies on one
/// of its wires or carries its name; the wires of a net hang together; no wire runs through a pin or along a wire of another net.
/// </summary>
public sealed class CircuitCheck
{
    private readonly Circuit _circuit;
    private readonly Dictionary<string, (int X, int Y)> _places = [];
    private readonly Dictionary<string, string> _netOf = [];
    private readonly List<DataProblem> _problems = [];

    private CircuitCheck(Circuit circuit)
    {
        _circuit = circuit;
    }

    /// <summary>Everything wrong with the circuit's data.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <returns>The problems; none for a sound circuit.</returns>
    public static IReadOnlyList<DataProblem> Problems(Circuit circuit)
    {
        CircuitCheck check = new(circuit);
        check.PlacePins();
        check.CheckMembership();
        foreach ((string name, CircuitNet net) in circuit.Nets)
        {
            check.CheckWires(name, net);
        }

        return check._problems;
    }

    /// <summary>The straight pieces of a net's wires.</summary>
    /// <param name="net">The net.</param>
    /// <returns>Both ends of each piece.</returns>
    public static IEnumerable<(int X1, int Y1, int X2, int Y2)> Pieces(CircuitNet net)
    {
        foreach (IReadOnlyList<int> wire in net.Wires ?? [])
        {
            for (int i = 0; i + 3 < wire.Count; i += 2)
            {
                yield return (wire[i], wire[i + 1], wire[i + 2], wire[i + 3]);
            }
        }
    }

    /// <summary>Whether a point lies on a piece of wire.</summary>
    /// <param name="piece">The piece, upright or level.</param>
    /// <param name="x">The point.</param>
    /// <param name="y">The point's y.</param>
    /// <returns>True when it does, ends included.</returns>
    public static bool IsOn((int X1, int Y1, int X2, int Y2) piece, int x, int y)
    {
        return x >= Math.Min(piece.X1, piece.X2) && x <= Math.Max(piece.X1, piece.X2)
            && y >= Math.Min(piece.Y1, piece.Y2) && y <= Math.Max(piece.Y1, piece.Y2);
    }

    private void PlacePins()
    {
        foreach ((string reference, CircuitPart part) in _circuit.Parts)
        {
            foreach ((string name, int x, int y, _, _) in PartPins.Of(part))
            {
                _places[$"{reference}.{name}"] = (x, y);
            }
        }
    }

    private void CheckMembership()
    {
        foreach ((string name, CircuitNet net) in _circuit.Nets)
        {
            foreach (string pin in net.Pins)
            {
                if (!_places.ContainsKey(pin))
                {
                    Add($"nets.{name}.pins", $"\"{pin}\"", "a pin of a part");
                }
                else if (!_netOf.TryAdd(pin, name))
                {
                    Add($"nets.{name}.pins", $"\"{pin}\"", $"a pin that is in no other net; {_netOf[pin]} has it already");
                }
            }
        }

        foreach (string pin in _places.Keys.Where(pin => !_netOf.ContainsKey(pin)))
        {
            Add($"parts.{pin.Split('.')[0]}", $"pin {pin} in no net", "every pin in a net");
        }
    }

    private void CheckWires(string name, CircuitNet net)
    {
        (int X1, int Y1, int X2, int Y2)[] pieces = [.. Pieces(net)];
        string key = $"nets.{name}.wires";
        foreach ((int x1, int y1, int x2, int y2) in pieces.Where(piece => piece.X1 != piece.X2 && piece.Y1 != piece.Y2))
        {
            Add(key, $"a slanting piece from {x1},{y1} to {x2},{y2}", "upright and level pieces only");
        }

        bool labelled = net.Pins.Any(pin => _places.ContainsKey(pin) && !pieces.Any(piece => IsOn(piece, _places[pin].X, _places[pin].Y)));
        if (net.Kind == "wire" && pieces.Length > 0 && labelled && net.Flag is null)
        {
            Add($"nets.{name}.flag", "nothing", "a place for the net's name, since one of its pins is off the wires");
        }

        if (pieces.Length > 0 && Reached(pieces) < pieces.Length)
        {
            Add(key, "wires in separate groups", "wires that hang together");
        }

        foreach ((string pin, (int x, int y)) in _places.Where(place => _netOf.GetValueOrDefault(place.Key) != name))
        {
            if (pieces.Any(piece => IsOn(piece, x, y)))
            {
                Add(key, $"a wire through pin {pin}", $"no contact with net {_netOf.GetValueOrDefault(pin)}");
            }
        }

        foreach ((string other, CircuitNet otherNet) in _circuit.Nets.Where(pair => string.CompareOrdinal(pair.Key, name) > 0))
        {
            if (Pieces(otherNet).Any(piece => pieces.Any(own => Touch(own, piece))))
            {
                Add(key, $"a wire that touches net {other}", "crossings only");
            }
        }
    }

    private static int Reached((int X1, int Y1, int X2, int Y2)[] pieces)
    {
        HashSet<int> reached = [0];
        bool grows = true;
        while (grows)
        {
            grows = false;
            for (int i = 0; i < pieces.Length; i++)
            {
                if (!reached.Contains(i) && reached.Any(j => Meets(pieces[i], pieces[j])))
                {
                    grows = reached.Add(i);
                }
            }
        }

        return reached.Count;
    }

    // Two pieces of one net meet when an end of one lies on the other.
    private static bool Meets((int X1, int Y1, int X2, int Y2) one, (int X1, int Y1, int X2, int Y2) two)
    {
        return IsOn(one, two.X1, two.Y1) || IsOn(one, two.X2, two.Y2) || IsOn(two, one.X1, one.Y1) || IsOn(two, one.X2, one.Y2);
    }

    // A crossing in the middle of both is drawn without a dot and is no contact; anything else would read as one.
    private static bool Touch((int X1, int Y1, int X2, int Y2) one, (int X1, int Y1, int X2, int Y2) two)
    {
        return Meets(one, two);
    }

    private void Add(string key, string found, string expected)
    {
        _problems.Add(new DataProblem(Circuit.FileName, key, found, expected));
    }
}
