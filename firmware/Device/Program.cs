using System;
using System.Device.Gpio;
using System.Threading;
using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Esp32.Board;
using NanoV2G.Hal.Esp32.Storage;

namespace NanoV2G.Firmware.Device;

/// <summary>The application of a real board.</summary>
public static class Program
{
    /// <summary>
    /// Runs the unit. It never returns: when Main ends, the runtime waits for a debugger with the outputs as they are.
    /// A unit that cannot start sends no pulses, so the supervisor keeps the contactor open and resets the chip after
    /// 30 to 60 s, which is the next attempt.
    /// </summary>
    public static void Main()
    {
        try
        {
            Run();
        }
        catch (Exception exception)
        {
            Console.WriteLine("nanoV2G: the unit did not start: " + exception.Message);
        }

        Thread.Sleep(Timeout.Infinite);
    }

    private static void Run()
    {
        // The settings come before the pins, since meters and inverter need theirs; until then the pull-downs of the board
        // hold the contactor released.
        FieldSettings field = new FieldSettings();
        UnitSettings settings = new UnitSettings();
        SettingsReport report = new SettingsStore(new LittleFsFileStore()).Load(settings, field);
        Esp32Board board = new Esp32Board(new GpioController(), BoardPins.Create(), field);
        settings.UnitId = board.UnitId;
        ChargepointProgram program = new ChargepointProgram(board, settings);
        report.Raise(program.Record.Events);
        new Esp32BoardRunner(board, program).Run();
    }
}
