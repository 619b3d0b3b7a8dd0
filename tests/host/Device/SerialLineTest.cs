extern alias Device;

using Device::NanoV2G.Hal.Esp32.Modbus;
using Device::System.IO.Ports;

namespace NanoV2G.Tests.Device;

[TestClass]
[DoNotParallelize]
public sealed class SerialLineTest
{
    private readonly Esp32SerialLine _line = new("COM2", 9600, true);
    private readonly SerialPort _port = SerialPort.Last;

    [TestMethod]
    public void The_port_is_opened_for_the_bus_with_the_direction_pin_driven_by_hardware()
    {
        Assert.IsTrue(_port.IsOpen);
        Assert.AreEqual("COM2", _port.PortName);
        Assert.AreEqual(9600, _port.BaudRate);
        Assert.AreEqual(SerialMode.RS485, _port.Mode);
        Assert.IsTrue(_port.ReadTimeout > 0 && _port.WriteTimeout > 0, "the device needs both above 0");
        _ = new Esp32SerialLine("COM3", 9600, false);
        Assert.AreEqual(SerialMode.Normal, SerialPort.Last.Mode);
    }

    [TestMethod]
    public void A_short_reply_to_a_long_request_is_read_at_once()
    {
        byte[] buffer = new byte[64];
        Assert.AreEqual(0, _line.Read(buffer, 0, 41), "nothing has arrived");
        _port.Arrive(1, 0x84, 2, 0xC2, 0xC1);
        Assert.AreEqual(5, _line.BytesAvailable);
        Assert.AreEqual(5, _line.Read(buffer, 3, 41));
        Assert.AreEqual(0x84, buffer[4]);
        Assert.AreEqual(0, _line.BytesAvailable);
    }

    [TestMethod]
    public void No_more_is_read_than_asked_for()
    {
        byte[] buffer = new byte[64];
        _port.Arrive(1, 2, 3, 4);
        Assert.AreEqual(3, _line.Read(buffer, 0, 3));
        Assert.AreEqual(1, _line.BytesAvailable);
    }

    [TestMethod]
    public void What_is_written_is_sent()
    {
        _line.Write([9, 1, 2, 3, 9], 1, 3);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, _port.TakeSent());
    }

    [TestMethod]
    public void The_stand_in_waits_for_exactly_the_count_or_throws_and_keeps_the_rest()
    {
        byte[] buffer = new byte[8];
        _port.ReadTimeout = 30;
        _port.Arrive(1, 2, 3);
        Assert.ThrowsExactly<TimeoutException>(() => _port.Read(buffer, 0, 5));
        Assert.AreEqual(3, _port.BytesToRead);
        using Timer late = new(_ => _port.Arrive(4, 5), null, 20, Timeout.Infinite);
        _port.ReadTimeout = 5000;
        Assert.AreEqual(5, _port.Read(buffer, 0, 5));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4, 5, 0, 0, 0 }, buffer);
    }

    [TestMethod]
    public void The_stand_in_refuses_a_second_opening_and_every_call_once_closed()
    {
        Assert.ThrowsExactly<InvalidOperationException>(_port.Open);
        _line.Close();
        Assert.ThrowsExactly<InvalidOperationException>(() => _ = _port.BytesToRead);
        Assert.ThrowsExactly<InvalidOperationException>(() => _port.Read(new byte[1], 0, 1));
    }
}
