using NanoV2G.Tools.Boards.Schema;

namespace NanoV2G.Tools.Boards.Pins;

/// <summary>What the schema cannot say: that the pins of a board can do what is asked of them, and rest safely.</summary>
public sealed class BoardCheck
{
    private readonly Board _board;
    private readonly string _file;
    private readonly FirmwareTarget? _target;
    private readonly List<DataProblem> _problems = [];

    private BoardCheck(Board board, string file)
    {
        _board = board;
        _file = file;
        _target = FirmwareTarget.Find(board.Target);
    }

    /// <summary>Everything wrong with one board.</summary>
    /// <param name="board">The board.</param>
    /// <param name="folder">The name of its folder.</param>
    /// <param name="file">The file's name in the problems.</param>
    /// <returns>The problems; none for a board that may be used.</returns>
    public static IReadOnlyList<DataProblem> Problems(Board board, string folder, string file)
    {
        BoardCheck check = new(board, file);
        check.CheckName(folder);
        check.CheckTarget();
        check.CheckFunctions();
        check.CheckDoubleUse();
        foreach ((string name, BoardPin pin) in board.Pins)
        {
            check.CheckPin(PinFunction.Of(name), pin);
        }

        check.CheckReservations();
        check.CheckSources();
        return check._problems;
    }

    private void CheckName(string folder)
    {
        if (_board.Name != folder)
        {
            Add("name", $"\"{_board.Name}\"", $"\"{folder}\", the name of its folder");
        }
    }

    private void CheckTarget()
    {
        if (_target is null)
        {
            Add("target", $"\"{_board.Target}\"", "an official ESP32 image: " + string.Join(", ", FirmwareTarget.All.Select(target => target.Name)));
            return;
        }

        if (_board.Psram && !_target.Psram)
        {
            Add("psram", "true", $"false, since the image {_target.Name} is built without PSRAM");
        }

        if (!_board.Psram && _target.Psram)
        {
            Add("psram", "false", $"true, since the image {_target.Name} is built for PSRAM");
        }

        if (_board.HasEthernet != (_target.EthernetPins.Count > 0))
        {
            string right = _target.EthernetPins.Count > 0 ? "ethernet" : "wifi";
            Add("network.kind", $"\"{_board.Network.Kind}\"", $"\"{right}\", which is what the image {_target.Name} drives");
        }

        if (_board.MutualTls == "supported" && !_board.Psram)
        {
            Add("mutualTls", "\"supported\"", "\"notUnlessMeasured\": without PSRAM the heap has no proven room for a handshake with client certificate");
        }
    }

    private void CheckFunctions()
    {
        foreach (PinFunction function in PinFunction.All)
        {
            bool has = _board.Pins.ContainsKey(function.Name);
            if (!has && function.IsNeededBy(_board))
            {
                Add($"pins.{function.Name}", "nothing", $"a pin for the {function.Text}");
            }
            else if (has && !function.IsNeededBy(_board))
            {
                Add($"pins.{function.Name}", "a pin", $"none, since the board says that it does without a pin for the {function.Text}");
            }
        }

        if (_board.Buses.Boundary.Port == _board.Buses.Asset.Port)
        {
            Add("buses.asset.port", $"\"{_board.Buses.Asset.Port}\"", "another port than that of the boundary bus: the asset's devices must not be able to silence the boundary meter");
        }
    }

    private void CheckDoubleUse()
    {
        Dictionary<int, string> holders = [];
        foreach ((string name, BoardPin pin) in _board.Pins)
        {
            Claim(pin.Gpio, $"pins.{name}", $"pins.{name}.gpio");
        }

        for (int i = 0; i < _board.Reserved.Count; i++)
        {
            foreach (int gpio in _board.Reserved[i].Gpios)
            {
                Claim(gpio, $"reserved[{i}] ({_board.Reserved[i].Use})", $"reserved[{i}].gpios");
            }
        }

        void Claim(int gpio, string holder, string key)
        {
            if (!holders.TryAdd(gpio, holder))
            {
                Add(key, $"GPIO {gpio}", $"a pin that is free; {holders[gpio]} holds it already");
            }
        }
    }

    private void CheckPin(PinFunction function, BoardPin pin)
    {
        string key = $"pins.{function.Name}";
        if (pin.Direction != function.Direction)
        {
            Add($"{key}.direction", $"\"{pin.Direction}\"", $"\"{function.Direction}\" for the {function.Text}");
        }

        if (PinTaken(pin.Gpio) is string taken)
        {
            Add($"{key}.gpio", $"GPIO {pin.Gpio}", taken);
        }
        else if (Esp32.InputOnly.Contains(pin.Gpio) && function.Direction != "input")
        {
            Add($"{key}.gpio", $"GPIO {pin.Gpio}", "a pin that can drive: 34 to 39 are inputs only");
        }

        CheckStrapping(function, pin, key);
        CheckPull(function, pin, key);
        CheckLevels(function, pin, key);
    }

    private string? PinTaken(int gpio)
    {
        if (!Esp32.Gpios.Contains(gpio))
        {
            return "a pin that the ESP32 has";
        }

        if (Esp32.Flash.Contains(gpio))
        {
            return "a pin other than 6 to 11, on which the flash hangs";
        }

        if (_board.Psram && Esp32.Psram.Contains(gpio))
        {
            return "a pin other than 16 and 17, on which the PSRAM hangs";
        }

        if (Esp32.Console.Contains(gpio))
        {
            return "a pin other than 1 and 3, the console through which the board is flashed and whose chatter at boot would act";
        }

        bool ethernet = _board.HasEthernet && (Esp32.Ethernet.Contains(gpio) || (_target?.EthernetPins.Contains(gpio) ?? false));
        return ethernet ? "a pin that Ethernet leaves free" : null;
    }

    private void CheckStrapping(PinFunction function, BoardPin pin, string key)
    {
        if (!Esp32.Strapping.Contains(pin.Gpio))
        {
            if (pin.Strap is not null)
            {
                Add($"{key}.strap", "a reason", $"none, since GPIO {pin.Gpio} is not a strapping pin");
            }

            return;
        }

        if (pin.Gpio == 0)
        {
            Add($"{key}.gpio", "GPIO 0", "another pin: a low level on it at reset keeps the program from starting");
        }
        else if (function.MustRestLow || function.Direction == "input")
        {
            Add($"{key}.gpio", $"strapping pin GPIO {pin.Gpio}", $"a pin that is not sampled at reset, for the {function.Text}");
        }
        else if (pin.Strap is null)
        {
            Add($"{key}.strap", "nothing", $"the reason why strapping pin GPIO {pin.Gpio} may be used for the {function.Text}");
        }
        else if (pin.Pull is not null && pin.Pull.To != Esp32.StrapLevel(pin.Gpio) && pin.Pull.At == "fitted")
        {
            Add($"{key}.pull.to", $"\"{pin.Pull.To}\"", $"\"{Esp32.StrapLevel(pin.Gpio)}\" or no pull, the level at which strapping pin GPIO {pin.Gpio} boots and flashes");
        }
    }

    private void CheckPull(PinFunction function, BoardPin pin, string key)
    {
        if (function.MustRestLow && (pin.Pull is null || pin.Pull.To != "low"))
        {
            string found = pin.Pull is null ? "no pull" : $"a pull to {pin.Pull.To}";
            Add($"{key}.pull", found, $"a pull-down: the {function.Text} must rest low while no program drives it");
        }

        if (function.Direction == "openDrain" && pin.Pull?.To != "high")
        {
            Add($"{key}.pull", pin.Pull is null ? "no pull" : "a pull to low", "a pull-up, without which an open-drain line never rises");
        }

        string own = Esp32.AfterReset(pin.Gpio);
        if (pin.Pull is not null && own != "floating" && own != pin.Pull.To && pin.Pull.Ohms > 10_000)
        {
            Add($"{key}.pull.ohms", $"{pin.Pull.Ohms}", $"at most 10000, since the chip itself pulls GPIO {pin.Gpio} {own} after reset");
        }
    }

    private void CheckLevels(PinFunction function, BoardPin pin, string key)
    {
        bool input = function.Direction == "input";
        string rest = input ? "drivenOutside" : pin.Pull?.To ?? Esp32.AfterReset(pin.Gpio);
        CheckLevel("reset", pin.Levels.Reset, rest);
        CheckLevel("boot", pin.Levels.Boot, rest);
        CheckLevel("hang", pin.Levels.Hang, input ? "drivenOutside" : "lastDriven");
        CheckLevel("update", pin.Levels.Update, rest);

        void CheckLevel(string when, string found, string expected)
        {
            if (found != expected)
            {
                Add($"{key}.levels.{when}", $"\"{found}\"", $"\"{expected}\", which follows from direction and pulls");
            }
        }
    }

    private void CheckReservations()
    {
        HashSet<int> held = [.. _board.Reserved.SelectMany(reservation => reservation.Gpios)];
        Demand("flash", Esp32.Flash);
        Demand("console", Esp32.Console);
        if (_board.Psram)
        {
            Demand("psram", Esp32.Psram);
        }

        if (_board.HasEthernet)
        {
            Demand("ethernet", [.. Esp32.Ethernet, .. _target?.EthernetPins ?? []]);
        }

        void Demand(string use, IEnumerable<int> gpios)
        {
            string missing = string.Join(", ", gpios.Where(gpio => !held.Contains(gpio)).Order());
            if (missing.Length > 0)
            {
                Add("reserved", $"nothing for GPIO {missing}", $"a reservation for use \"{use}\"");
            }
        }
    }

    private void CheckSources()
    {
        foreach ((string name, BoardPin pin) in _board.Pins)
        {
            Known($"pins.{name}.sources", pin.Sources);
        }

        for (int i = 0; i < _board.Reserved.Count; i++)
        {
            Known($"reserved[{i}].sources", _board.Reserved[i].Sources);
        }

        void Known(string key, IReadOnlyList<string> names)
        {
            foreach (string name in names.Where(name => !_board.Sources.ContainsKey(name)))
            {
                Add(key, $"\"{name}\"", "a name defined in sources");
            }
        }
    }

    private void Add(string key, string found, string expected)
    {
        _problems.Add(new DataProblem(_file, key, found, expected));
    }
}
