extern alias Device;

using System.Device.Gpio;
using Device::nanoFramework.Hardware.Esp32;
using Device::nanoFramework.Networking;
using Device::NanoV2G.Firmware.Device;
using Device::NanoV2G.Hal.Esp32.Board;
using Device::NanoV2G.Hal.Esp32.Pins;
using Device::NanoV2G.Tests.DeviceStandIns.Files;
using Device::NanoV2G.Tests.DeviceStandIns.Mqtt;
using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NativeHeap = Device::nanoFramework.Runtime.Native.GC;

namespace NanoV2G.Tests.Device;

[TestClass]
[DoNotParallelize]
public sealed class BoardTest
{
    private readonly FakeGpioDriver _driver = new();
    private readonly FakeInputChain _chain;
    private readonly Esp32Pins _pins = BoardPins.Create();
    private readonly Esp32Board _board;

    public BoardTest()
    {
        Flash.Erase();
        StandInBroker.Reset();
        Configuration.Reset();
        NetworkHelper.Become(NetworkHelperStatus.None);
        HighResTimer.HoldAt(-1);
        _chain = new FakeInputChain(_driver);
        _board = new Esp32Board(new GpioController(_driver), _pins, new FieldSettings());
    }

    [TestMethod]
    public void The_first_thing_that_a_board_does_is_to_release_the_contactor()
    {
        Assert.AreEqual($"{_pins.ContactorDrive}=low", _driver.Writes[0]);
        Assert.IsFalse(_board.IsContactorDriven);
        Assert.AreEqual(1, _board.Contactor.NotProvedOpen, "nothing has been scanned");
    }

    [TestMethod]
    public void The_peripherals_are_routed_to_the_pins_of_the_board()
    {
        Assert.AreEqual(_pins.BoundaryTransmit, Configuration.GetFunctionPin(DeviceFunction.COM2_TX));
        Assert.AreEqual(_pins.AssetReceive, Configuration.GetFunctionPin(DeviceFunction.COM3_RX));
        Assert.AreEqual(_pins.ClockData, Configuration.GetFunctionPin(DeviceFunction.I2C1_DATA));
        Assert.AreEqual(-1, Configuration.GetFunctionPin(DeviceFunction.COM2_RTS), "the transceiver turns by itself");
    }

    [TestMethod]
    public void The_link_blocks_only_once_the_firmware_has_proved_the_contactor_open()
    {
        Flash.Commit("I:\\link.txt", "host=10.0.0.5"u8.ToArray());
        FakeGpioDriver driver = new();
        FakeInputChain chain = new(driver);
        Esp32Board board = new(new GpioController(driver), _pins, new FieldSettings());
        ChargepointProgram program = new(board, new UnitSettings());
        Esp32BoardRunner runner = new(board, program);
        runner.Start();
        NetworkHelper.Become(NetworkHelperStatus.NetworkIsReady);
        Assert.IsTrue(SpinWait.SpinUntil(() => runner.Control.Rounds >= 12, 20000));
        Assert.AreEqual(0, StandInBroker.Resolved, "nothing proves the contactor open");
        Assert.IsFalse(program.Parking.IsParked);
        chain.Set(SlowInputBits.MirrorContact);
        Assert.IsTrue(SpinWait.SpinUntil(() => board.Link.IsConnected, 20000), "connected once it is proved");
        Assert.IsTrue(SpinWait.SpinUntil(() => !program.Parking.IsParked, 20000), "and the posture given back");
        runner.Stop();
        Assert.IsFalse(driver.Writes.Contains($"{_pins.ContactorDrive}=high"));
    }

    [TestMethod]
    public void A_failing_tick_releases_the_contactor_and_the_other_threads_go_on()
    {
        ScriptedProgram program = new(_board) { FailsFromTick = 3 };
        Esp32BoardRunner runner = new(_board, program);
        runner.Start();
        Assert.IsTrue(SpinWait.SpinUntil(() => program.Ticks >= 6 && program.Reports >= 3, 20000), "the threads run");
        Assert.IsFalse(_board.IsContactorDriven);
        Assert.IsTrue(_driver.Writes.ToArray().Contains($"{_pins.ContactorDrive}=high"), "it was driven before");
        Assert.IsTrue(runner.Control.Failures > 0);
        runner.Stop();
        int ticks = program.Ticks;
        Thread.Sleep(300);
        Assert.AreEqual(ticks, program.Ticks, "stopped");
    }

    [TestMethod]
    public void Recorder_heap_and_link_are_served_and_a_stop_takes_a_last_record_with_the_contactor_released()
    {
        Flash.Commit("I:\\link.txt", "host=10.0.0.5"u8.ToArray());
        Esp32Board board = new(new GpioController(new FakeGpioDriver()), _pins, new FieldSettings());
        ScriptedProgram program = new(board);
        NativeHeap.Runs = 0;
        Esp32BoardRunner runner = new(board, program);
        runner.Start();
        Assert.AreEqual(NetworkHelperStatus.Started, NetworkHelper.Status);
        NetworkHelper.Become(NetworkHelperStatus.NetworkIsReady);
        Assert.IsTrue(SpinWait.SpinUntil(() => program.Records >= 1 && NativeHeap.Runs >= 1 && board.Link.IsConnected, 20000));
        Assert.IsTrue(runner.Sense.Rounds > program.Ticks, "the field is polled more often than the tick");
        int records = program.Records;
        runner.Stop();
        Assert.IsTrue(program.Records > records);
        Assert.IsFalse(board.IsContactorDriven);
        Assert.IsFalse(board.Link.IsConnected);
    }

    [TestMethod]
    public void The_firmware_runs_on_the_board_and_keeps_the_contactor_open_without_a_meter()
    {
        ChargepointProgram program = new(_board, new UnitSettings());
        Esp32BoardRunner runner = new(_board, program);
        runner.Start();
        Assert.IsTrue(SpinWait.SpinUntil(() => runner.Control.Rounds >= 12, 20000));
        runner.Stop();
        Assert.AreEqual(0, runner.Control.Failures);
        Assert.AreEqual(0, runner.Sense.Failures);
        Assert.IsFalse(_driver.Writes.Contains($"{_pins.ContactorDrive}=high"));
    }
}
