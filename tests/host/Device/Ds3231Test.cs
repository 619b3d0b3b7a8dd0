extern alias Device;

using Device::NanoV2G.Hal.Esp32.Timing;
using I2cDevice = Device::System.Device.I2c.I2cDevice;
using I2cTransferStatus = Device::System.Device.I2c.I2cTransferStatus;

namespace NanoV2G.Tests.Device;

[TestClass]
[DoNotParallelize]
public sealed class Ds3231Test
{
    public Ds3231Test()
    {
        Array.Clear(I2cDevice.Registers);
        I2cDevice.Ending = I2cTransferStatus.FullTransfer;
        I2cDevice.StalledMs = 0;
    }

    [TestMethod]
    public void A_date_is_what_the_calendar_of_the_desktop_says()
    {
        CivilDate date = new();
        for (int days = 0; days < 47482; days += 1)
        {
            DateTime expected = DateTime.UnixEpoch.AddDays(days);
            date.SetDays(days);
            Assert.AreEqual(expected, new DateTime(date.Year, date.Month, date.Day, 0, 0, 0, DateTimeKind.Utc));
            Assert.AreEqual(days, CivilDate.DaysFrom(date.Year, date.Month, date.Day));
        }
    }

    [TestMethod]
    public void What_was_set_is_read_back_to_the_second()
    {
        Ds3231 chip = new();
        foreach (string text in new[] { "2024-02-29T23:59:59Z", "2025-12-31T00:00:00Z", "2099-01-01T12:34:56Z" })
        {
            long unixMs = DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
            Assert.IsTrue(chip.TrySet(unixMs + 321));
            Assert.AreEqual(unixMs, chip.Read());
        }
    }

    [TestMethod]
    public void Registers_of_the_data_sheet_are_read_as_a_time()
    {
        // 2025-06-15 15:06:40, a Sunday.
        byte[] registers = [0x40, 0x06, 0x15, 0x07, 0x15, 0x06, 0x25, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        registers.CopyTo(I2cDevice.Registers, 0);
        Assert.AreEqual(1750000000000, new Ds3231().Read());
        byte[] message = new byte[Ds3231Registers.SetCount];
        Ds3231Registers.Encode(1750000000000, message);
        CollectionAssert.AreEqual(registers[..7], message[1..]);
    }

    [TestMethod]
    [DataRow(15, 0x80)]
    [DataRow(0, 0x6A)]
    [DataRow(0, 0x60)]
    [DataRow(1, 0x7F)]
    [DataRow(2, 0x55)]
    [DataRow(2, 0x24)]
    [DataRow(4, 0x00)]
    [DataRow(5, 0x13)]
    [DataRow(6, 0xFF)]
    public void A_stopped_oscillator_and_registers_without_a_time_give_none(int register, int value)
    {
        byte[] registers = [0x40, 0x06, 0x15, 0x07, 0x15, 0x06, 0x25, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        registers[register] = (byte)value;
        Assert.AreEqual(-1, Ds3231Registers.Decode(registers));
    }

    [TestMethod]
    public void Setting_the_chip_clears_the_mark_of_a_stopped_oscillator()
    {
        I2cDevice.Registers[Ds3231Registers.Status] = Ds3231Registers.OscillatorStopped;
        Ds3231 chip = new();
        Assert.AreEqual(-1, chip.Read());
        Assert.IsTrue(chip.TrySet(1750000000000));
        Assert.AreEqual(1750000000000, chip.Read());
    }

    [TestMethod]
    [DataRow((int)I2cTransferStatus.ClockStretchTimeout)]
    [DataRow((int)I2cTransferStatus.SlaveAddressNotAcknowledged)]
    public void A_chip_that_failed_once_costs_no_second_time(int ending)
    {
        Ds3231 chip = new();
        I2cDevice.Ending = (I2cTransferStatus)ending;
        Assert.AreEqual(-1, chip.Read());
        int stalledMs = I2cDevice.StalledMs;
        Assert.IsTrue(stalledMs <= 1000);
        Assert.AreEqual(-1, chip.Read());
        Assert.IsFalse(chip.TrySet(1750000000000));
        Assert.AreEqual(stalledMs, I2cDevice.StalledMs);
        Assert.IsTrue(chip.HasFailed);
    }
}
