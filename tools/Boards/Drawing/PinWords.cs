using NanoV2G.Tools.Boards.Pins;

namespace NanoV2G.Tools.Boards.Drawing;

/// <summary>The words for pins that drawings and pages share.</summary>
public static class PinWords
{
    /// <summary>A pull resistor in words.</summary>
    /// <param name="pull">The resistor, or null.</param>
    /// <returns>For example <c>10 kΩ to 0 V, fitted</c>; empty for none.</returns>
    public static string Pull(BoardPull? pull)
    {
        if (pull is null)
        {
            return string.Empty;
        }

        string ohms = pull.Ohms % 1000 == 0 ? $"{pull.Ohms / 1000} kΩ" : $"{pull.Ohms / 1000}.{pull.Ohms % 1000 / 100} kΩ";
        string to = pull.To == "low" ? "0 V" : "3.3 V";
        return $"{ohms} to {to}, {(pull.At == "fitted" ? "to be fitted" : "on the board")}";
    }

    /// <summary>A level in words.</summary>
    /// <param name="level">The level as the data name it.</param>
    /// <returns>The words.</returns>
    public static string Level(string level)
    {
        return level switch
        {
            "lastDriven" => "as last driven",
            "drivenOutside" => "driven outside",
            _ => level,
        };
    }

    /// <summary>How a bus finds its direction, in words.</summary>
    /// <param name="bus">The bus.</param>
    /// <returns>The words.</returns>
    public static string Direction(BoardBus bus)
    {
        return bus.Direction == "pin" ? "direction by pin" : "direction from the data";
    }

    /// <summary>The pins in the order of the functions.</summary>
    /// <param name="board">The board.</param>
    /// <returns>Function and pin.</returns>
    public static IEnumerable<(PinFunction Function, BoardPin Pin)> InOrder(Board board)
    {
        return PinFunction.All.Where(function => board.Pins.ContainsKey(function.Name)).Select(function => (function, board.Pins[function.Name]));
    }
}
