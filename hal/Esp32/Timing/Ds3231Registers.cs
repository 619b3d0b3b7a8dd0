namespace NanoV2G.Hal.Esp32.Timing;

/// <summary>
/// The time registers of a DS3231 clock chip (Maxim, data sheet 19-5170 revision 10): binary-coded decimal, 24-hour
/// mode, years 2000 to 2099, UTC by the unit's own convention.
/// </summary>
public static class Ds3231Registers
{
    /// <summary>I²C address of the chip.</summary>
    public const int Address = 0x68;

    /// <summary>Registers read at once: seconds (0x00) to status (0x0F).</summary>
    public const int Count = 16;

    /// <summary>Length of the message that sets the time: the register's number and seven registers.</summary>
    public const int SetCount = 8;

    /// <summary>Number of the status register.</summary>
    public const int Status = 0x0F;

    /// <summary>Bit of the status register: the oscillator has stopped since it was last cleared, the time is worthless.</summary>
    public const int OscillatorStopped = 0x80;

    private const int TwelveHourMode = 0x40;
    private const long DayMs = 86400000;

    /// <summary>Reads the registers as a time.</summary>
    /// <param name="registers">Registers 0x00 to 0x0F.</param>
    /// <returns>UTC, Unix ms, or -1 when the oscillator had stopped or the registers hold no time.</returns>
    public static long Decode(byte[] registers)
    {
        int second = FromBcd(registers[0]);
        int minute = FromBcd(registers[1]);
        int hour = FromBcd(registers[2]);
        int day = FromBcd(registers[4]);
        int month = FromBcd(registers[5] & 0x7F);
        int year = FromBcd(registers[6]);
        bool isStopped = (registers[Status] & OscillatorStopped) != 0;
        bool isTime = second >= 0 && second < 60 && minute >= 0 && minute < 60 && hour >= 0 && hour < 24;
        bool isDate = day >= 1 && day <= 31 && month >= 1 && month <= 12 && year >= 0;
        if (isStopped || !isTime || !isDate || (registers[2] & TwelveHourMode) != 0)
        {
            return -1;
        }

        int secondOfDay = (((hour * 60) + minute) * 60) + second;
        return (CivilDate.DaysFrom(2000 + year, month, day) * DayMs) + (secondOfDay * 1000L);
    }

    /// <summary>Writes a time as the message that sets the chip.</summary>
    /// <param name="unixMs">UTC, Unix ms, from 2000 to 2099; milliseconds are cut.</param>
    /// <param name="message">Receives <see cref="SetCount"/> bytes.</param>
    public static void Encode(long unixMs, byte[] message)
    {
        int days = (int)(unixMs / DayMs);
        int secondOfDay = (int)((unixMs - (days * DayMs)) / 1000);
        CivilDate date = new CivilDate();
        date.SetDays(days);
        message[0] = 0;
        message[1] = ToBcd(secondOfDay % 60);
        message[2] = ToBcd(secondOfDay / 60 % 60);
        message[3] = ToBcd(secondOfDay / 3600);
        message[4] = (byte)(((days + 3) % 7) + 1);
        message[5] = ToBcd(date.Day);
        message[6] = ToBcd(date.Month);
        message[7] = ToBcd(date.Year % 100);
    }

    private static int FromBcd(int value)
    {
        int tens = value >> 4;
        int ones = value & 0x0F;
        return tens > 9 || ones > 9 ? -1 : (tens * 10) + ones;
    }

    private static byte ToBcd(int value)
    {
        return (byte)(((value / 10) << 4) | (value % 10));
    }
}
