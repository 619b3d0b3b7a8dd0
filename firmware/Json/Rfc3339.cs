using System;

namespace NanoV2G.Firmware.Json;

/// <summary>UTC times as RFC 3339 text, by integers alone.</summary>
public static class Rfc3339
{
    /// <summary>Length of a written time such as <c>2026-01-31T12:30:00Z</c>, bytes.</summary>
    public const int TextBytes = 20;

    // A time with a fraction up to its point: 0 stands for any digit.
    private static readonly byte[] Form = Ascii.Bytes("0000-00-00T00:00:00.");
    private const long DayMs = 86400000L;
    private const int FirstYear = 1970;
    private const int LastYear = 2199;

    // 2199-12-31T23:59:59Z: there are 84006 days from 1970 to the end of 2199.
    private const long LastMs = (84006 * DayMs) - 1000;

    /// <summary>Writes a time, to the second; what is below a second is cut off.</summary>
    /// <param name="target">Receives <see cref="TextBytes"/> bytes.</param>
    /// <param name="offset">First index written.</param>
    /// <param name="utcUnixMs">Unix ms, 1970 to 2199; a time before or after counts as the first or the last second of them.</param>
    public static void Write(byte[] target, int offset, long utcUnixMs)
    {
        long bounded = utcUnixMs < 0 ? 0 : utcUnixMs;
        bounded = bounded > LastMs ? LastMs : bounded;
        long days = bounded / DayMs;
        int second = (int)((bounded - (days * DayMs)) / 1000);

        // Days counted from 1 March of the year 0, so that the leap day ends its year.
        long shifted = days + 719468;
        long era = shifted / 146097;
        int dayOfEra = (int)(shifted - (era * 146097));
        int yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        int dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        int monthFromMarch = ((5 * dayOfYear) + 2) / 153;
        int day = dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = yearOfEra + ((int)era * 400) + (month <= 2 ? 1 : 0);

        Array.Copy(Form, 0, target, offset, TextBytes);
        WriteTwo(target, offset, year / 100);
        WriteTwo(target, offset + 2, year % 100);
        WriteTwo(target, offset + 5, month);
        WriteTwo(target, offset + 8, day);
        WriteTwo(target, offset + 11, second / 3600);
        WriteTwo(target, offset + 14, second / 60 % 60);
        WriteTwo(target, offset + 17, second % 60);
        target[offset + 19] = (byte)'Z';
    }

    /// <summary>Reads a time; a fraction of a second is read and cut off, an offset other than Z refused.</summary>
    /// <param name="source">Holds the text.</param>
    /// <param name="offset">First index read.</param>
    /// <param name="length">Length of the text, bytes.</param>
    /// <returns>Unix ms, or -1 when it is no such time between 1970 and 2199.</returns>
    public static long Read(byte[] source, int offset, int length)
    {
        if (!HasForm(source, offset, length))
        {
            return -1;
        }

        int year = ReadDigits(source, offset, 4);
        int month = ReadDigits(source, offset + 5, 2);
        int day = ReadDigits(source, offset + 8, 2);
        int hour = ReadDigits(source, offset + 11, 2);
        int minute = ReadDigits(source, offset + 14, 2);
        int second = ReadDigits(source, offset + 17, 2);
        bool isDate = year >= FirstYear && year <= LastYear && month >= 1 && month <= 12
            && day >= 1 && DaysOf(year, month, day) < DaysOf(year, month + 1, 1);
        bool isTime = hour < 24 && minute < 60 && second < 60;
        if (!isDate || !isTime)
        {
            return -1;
        }

        return (DaysOf(year, month, day) * DayMs) + ((((hour * 60L) + minute) * 60L) + second) * 1000L;
    }

    private static bool HasForm(byte[] source, int offset, int length)
    {
        if (length < TextBytes || offset < 0 || length > source.Length - offset || source[offset + length - 1] != (byte)'Z')
        {
            return false;
        }

        for (int i = 0; i < length - 1; i++)
        {
            // Behind the point there are digits only, and one at least.
            byte form = i < Form.Length ? Form[i] : (byte)'0';
            byte character = source[offset + i];
            bool isRight = form == (byte)'0' ? character >= (byte)'0' && character <= (byte)'9' : character == form;
            if (!isRight)
            {
                return false;
            }
        }

        return length != TextBytes + 1;
    }

    /// <summary>Days from 1 January 1970 to a date.</summary>
    /// <param name="year">Year, 1970 to 2200.</param>
    /// <param name="month">Month, 1 to 12; 13 is January of the next year.</param>
    /// <param name="day">Day of the month, from 1.</param>
    /// <returns>Days, 0 for 1 January 1970.</returns>
    public static long DaysOf(int year, int month, int day)
    {
        int yearFromMarch = month <= 2 ? year - 1 : year;
        int era = yearFromMarch / 400;
        int yearOfEra = yearFromMarch - (era * 400);
        int monthFromMarch = month > 2 ? month - 3 : month + 9;
        int dayOfYear = (((153 * monthFromMarch) + 2) / 5) + day - 1;
        int dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146097L) + dayOfEra - 719468;
    }

    private static void WriteTwo(byte[] target, int offset, int value)
    {
        int tens = value / 10;
        target[offset] = (byte)('0' + tens);
        target[offset + 1] = (byte)('0' + value - (tens * 10));
    }

    private static int ReadDigits(byte[] source, int offset, int count)
    {
        int value = 0;
        for (int i = 0; i < count; i++)
        {
            value = (value * 10) + source[offset + i] - '0';
        }

        return value;
    }
}
