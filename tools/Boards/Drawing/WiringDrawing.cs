using NanoV2G.Tools.Boards.Pins;

namespace NanoV2G.Tools.Boards.Drawing;

/// <summary>Draws the wiring of a board from its data: who hangs on which pin, what pulls it, and what it shows while nobody drives it.</summary>
public sealed class WiringDrawing
{
    private const int Width = 1340;
    private const int BoxLeft = 24;
    private const int BoxRight = 1006;
    private const int BoxWidth = 310;
    private const int BoardLeft = 500;
    private const int BoardWidth = 340;
    private const int Row = 34;

    private readonly Board _board;
    private readonly SlowInputs _inputs;
    private readonly Svg _svg;

    private WiringDrawing(Board board, SlowInputs inputs)
    {
        _board = board;
        _inputs = inputs;
        _svg = new Svg(Width, $"Wiring of the {board.Title}");
    }

    /// <summary>Draws one board.</summary>
    /// <param name="board">The board.</param>
    /// <param name="inputs">The chain of slow inputs.</param>
    /// <returns>The text of the SVG file.</returns>
    public static string Draw(Board board, SlowInputs inputs)
    {
        WiringDrawing drawing = new(board, inputs);
        return drawing._svg.Finish(drawing.DrawAll());
    }

    private int DrawAll()
    {
        _svg.Text(24, 36, $"Wiring: {_board.Title}", 22, style: "bold");
        _svg.Text(24, 60, $"firmware image {_board.Target} · {_board.Module} · {_board.FlashMegabytes} MB flash · {(_board.Psram ? "PSRAM" : "no PSRAM")} · drawn from board.json", 13, style: "dim");

        const int top = 84;
        int left = top;
        left = Group(left, true, "RS-485 bus 1: boundary meter alone", BusText(_board.Buses.Boundary), ["boundaryTransmit", "boundaryReceive", "boundaryDirection"]);
        left = Group(left, true, "RS-485 bus 2: asset meter, inverter", BusText(_board.Buses.Asset), ["assetTransmit", "assetReceive", "assetDirection"]);
        left = Group(left, true, $"Slow inputs: {_inputs.Chips} × {_inputs.Part}", "contacts wetted with 24 V, through optocouplers", ["inputsClock", "inputsLoad", "inputsData"]);

        int right = top;
        right = Group(right, false, "Coil driver of the contactor", "in series with supervisor and emergency stop", ["contactorDrive"], "danger");
        right = Group(right, false, "Supervisor (boards/supervisor)", "edges keep the contactor's supply; EN: reset", ["supervisorPulse", "#EN"], "danger");
        right = Group(right, false, "Clock chip DS3231", "read at boot and parked only", ["clockData", "clockClock"]);
        string led = _board.StatusLed == "pin" ? "1 kΩ to 0 V" : "lit by the supervisor's pulse, no pin of its own";
        right = Group(right, false, "Status LED", led, ["statusLed"]);
        right = Group(right, false, "Supply with ≥ 100 ms hold-up", "taken upstream of the contactor", ["#5V", "#3V3", "#0V"]);

        int bottom = Math.Max(left, right);
        _svg.BoxBehind(BoardLeft, top, BoardWidth, bottom - top - 16, "board");
        _svg.Text(BoardLeft + (BoardWidth / 2), top + 22, _board.Module, 13, "middle", "dim");
        int y = DrawCoil(bottom + 12);
        y = DrawLevels(y + 30);
        y = DrawInputs(y + 30);
        return DrawReserved(y + 30);
    }

    private static string BusText(BoardBus bus)
    {
        return $"isolated, {bus.Port}, {bus.Baud} baud, {PinWords.Direction(bus)}";
    }

    private int Group(int y, bool onLeft, string title, string text, string[] rows, string kind = "group")
    {
        string[] present = [.. rows.Where(row => row[0] == '#' || _board.Pins.ContainsKey(row))];
        int height = 50 + (present.Length * Row) + 4;
        int x = onLeft ? BoxLeft : BoxRight;
        _svg.Box(x, y, BoxWidth, height, kind);
        _svg.Text(x + 12, y + 21, title, 14, style: "bold");
        _svg.Text(x + 12, y + 39, text, 11, style: "dim");
        for (int i = 0; i < present.Length; i++)
        {
            DrawRow(y + 50 + (i * Row) + 14, onLeft, present[i]);
        }

        return y + height + 16;
    }

    private void DrawRow(int y, bool onLeft, string row)
    {
        int boxEdge = onLeft ? BoxLeft + BoxWidth : BoxRight;
        int boardEdge = onLeft ? BoardLeft : BoardLeft + BoardWidth;
        _svg.Line("wire", boxEdge, y, boardEdge, y);
        _svg.Circle(boardEdge, y, 3, "dot");
        string outside = onLeft ? "end" : "start";
        string inside = onLeft ? "start" : "end";
        int outsideX = onLeft ? boxEdge - 10 : boxEdge + 10;
        int insideX = onLeft ? boardEdge + 10 : boardEdge - 10;
        if (row[0] == '#')
        {
            string terminal = row[1..];
            _svg.Text(outsideX, y + 5, terminal, 13, outside);
            _svg.Text(insideX, y + 5, $"{terminal} · {_board.Terminals[terminal]}", 13, inside);
            return;
        }

        BoardPin pin = _board.Pins[row];
        _svg.Text(outsideX, y + 5, PinFunction.Of(row).Text, 13, outside);
        _svg.Text(insideX, y + 5, $"GPIO {pin.Gpio} · {pin.Connector}", 13, inside, "bold");
        if (pin.Pull is not null)
        {
            _svg.Text((boxEdge + boardEdge) / 2, y - 5, PinWords.Pull(pin.Pull), 10, "middle", pin.Pull.At == "fitted" ? "warn" : "dim");
        }
    }

    private int DrawCoil(int y)
    {
        _svg.Text(24, y + 14, "Coil circuit (24 V): four things in series; any one opens the contactor", 15, style: "bold");
        string[] boxes = ["+24 V, fuse", "emergency stop, break contact, manual reset", "supervisor's switch", "contactor coil with suppressor", "coil driver", "0 V"];
        int[] widths = [120, 330, 180, 240, 130, 62];
        int x = 24;
        for (int i = 0; i < boxes.Length; i++)
        {
            _svg.Box(x, y + 28, widths[i], 34, i is 1 or 2 or 4 ? "danger" : "box");
            _svg.Text(x + (widths[i] / 2), y + 50, boxes[i], 12, "middle");
            x += widths[i];
            if (i < boxes.Length - 1)
            {
                _svg.Line("wire", x, y + 45, x + 46, y + 45);
                x += 46;
            }
        }

        _svg.Text(24, y + 84, "The contactor has a mirror contact (IEC 60947-4-1 annex F): slow input mirrorContact. An ordinary auxiliary contact proves nothing about a weld.", 12, style: "dim");
        return y + 88;
    }

    private int DrawLevels(int y)
    {
        _svg.Text(24, y, "What each pin shows while no program drives it", 15, style: "bold");
        int[] columns = [34, 300, 380, 500, 610, 720, 850, 960];
        List<string[]> rows = [["function", "GPIO", "connector", "reset", "boot", "hang", "update", "pull"]];
        foreach ((PinFunction function, BoardPin pin) in PinWords.InOrder(_board))
        {
            rows.Add([function.Text, $"{pin.Gpio}", pin.Connector, PinWords.Level(pin.Levels.Reset), PinWords.Level(pin.Levels.Boot), PinWords.Level(pin.Levels.Hang), PinWords.Level(pin.Levels.Update), PinWords.Pull(pin.Pull)]);
        }

        return Table(y + 10, columns, rows);
    }

    private int DrawInputs(int y)
    {
        _svg.Text(24, y, "Slow inputs, in the order in which the bits come out; contacts to 3.3 V, each input with 10 kΩ to 0 V", 15, style: "bold");
        int[] columns = [34, 76, 140, 300, 760];
        List<string[]> rows = [["bit", "input", "function", "high means", "low means"]];
        rows.AddRange(_inputs.Bits.Select(bit => new[] { $"{bit.Bit}", bit.Input, bit.Function, bit.High, bit.Low }));
        return Table(y + 10, columns, rows, 11);
    }

    private int DrawReserved(int y)
    {
        _svg.Text(24, y, "Pins held by something else: connect nothing", 15, style: "bold");
        int[] columns = [34, 260, 360];
        List<string[]> rows = [["GPIO", "use", "what"]];
        rows.AddRange(_board.Reserved.Select(held => new[] { string.Join(", ", held.Gpios), held.Use, held.What }));
        return Table(y + 10, columns, rows) + 20;
    }

    private int Table(int y, int[] columns, List<string[]> rows, int size = 12)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            int top = y + (i * 22);
            if (i == 0)
            {
                _svg.Box(24, top, Width - 48, 22, "head", 0);
            }

            for (int column = 0; column < columns.Length; column++)
            {
                _svg.Text(columns[column], top + 16, rows[i][column], size, style: i == 0 ? "bold" : string.Empty);
            }

            _svg.Line("rule", 24, top + 22, Width - 24, top + 22);
        }

        return y + (rows.Count * 22);
    }
}
