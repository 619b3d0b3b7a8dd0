namespace NanoV2G.Hal.Esp32.Timing;

/// <summary>A date of the Gregorian calendar as three integers, and its number of days since 1970-01-01.</summary>
public sealed class CivilDate
{
    private const int DaysTo1970 = 719468;
    private const int DaysOfEra = 146097;

    /// <summary>Year, for example 2025.</summary>
    public int Year;

    /// <summary>Month, 1 to 12.</summary>
    public int Month;

    /// <summary>Day of the month, 1 to 31.</summary>
    public int Day;

    /// <summary>
    /// Days since 1970-01-01. Years are counted from March, so that the leap day comes last and the months repeat in
    /// groups of five with 153 days.
    /// </summary>
    /// <param name="year">Year from 1970.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to 31.</param>
    /// <returns>The number of days.</returns>
    public static int DaysFrom(int year, int month, int day)
    {
        int marchYear = month <= 2 ? year - 1 : year;
        int era = marchYear / 400;
        int yearOfEra = marchYear - (era * 400);
        int marchMonth = month > 2 ? month - 3 : month + 9;
        int dayOfYear = (((153 * marchMonth) + 2) / 5) + day - 1;
        int dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysOfEra) + dayOfEra - DaysTo1970;
    }

    /// <summary>Sets the date from a number of days.</summary>
    /// <param name="days">Days since 1970-01-01, 0 or more.</param>
    public void SetDays(int days)
    {
        int shifted = days + DaysTo1970;
        int era = shifted / DaysOfEra;
        int dayOfEra = shifted - (era * DaysOfEra);
        int yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        int dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        int marchMonth = ((5 * dayOfYear) + 2) / 153;
        Day = dayOfYear - (((153 * marchMonth) + 2) / 5) + 1;
        Month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        Year = yearOfEra + (era * 400) + (Month <= 2 ? 1 : 0);
    }
}
