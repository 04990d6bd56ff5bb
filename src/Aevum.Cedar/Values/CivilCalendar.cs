namespace Aevum.Cedar.Values;

/// <summary>
/// Days since 1970-01-01 in the proleptic Gregorian calendar for the years 0000 to 9999. <see cref="System.DateTime"/> begins at
/// year 1 and so cannot hold Cedar's year 0000.
/// </summary>
internal static class CivilCalendar
{
    private const int DaysPerYear = 365;
    private const int DaysPer400Years = 146_097;

    // From 0000-01-01 to 1970-01-01.
    private const long EpochDays = 719_528;
    private const long LastDay = (25L * DaysPer400Years) - EpochDays - 1;

    private static readonly int[] DaysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

    /// <summary>False when there is no such date.</summary>
    internal static bool TryToDays(int year, int month, int day, out long days)
    {
        days = 0;
        if (month is < 1 or > 12 || day < 1 || day > MonthLength(year, month))
        {
            return false;
        }

        days = DaysBeforeYear(year) + DaysBeforeMonth[month - 1] + (month > 2 && IsLeap(year) ? 1 : 0) + day - 1 - EpochDays;
        return true;
    }

    /// <summary>False when the day lies outside the years 0000 to 9999.</summary>
    internal static bool TryFromDays(long days, out int year, out int month, out int day)
    {
        (year, month, day) = (0, 1, 1);
        if (days is < -EpochDays or > LastDay)
        {
            return false;
        }

        var sinceZero = days + EpochDays;
        year = (int)(sinceZero * 400 / DaysPer400Years);
        while (DaysBeforeYear(year + 1) <= sinceZero)
        {
            year++;
        }

        while (DaysBeforeYear(year) > sinceZero)
        {
            year--;
        }

        var rest = (int)(sinceZero - DaysBeforeYear(year));
        while (rest >= MonthLength(year, month))
        {
            rest -= MonthLength(year, month);
            month++;
        }

        day = rest + 1;
        return true;
    }

    private static long DaysBeforeYear(int year)
    {
        // Year 0 is a leap year: before year n lie ceil(n/4) - ceil(n/100) + ceil(n/400) leap years.
        return ((long)year * DaysPerYear) + ((year + 3) / 4) - ((year + 99) / 100) + ((year + 399) / 400);
    }

    private static int MonthLength(int year, int month) =>
        DaysBeforeMonth[month] - DaysBeforeMonth[month - 1] + (month == 2 && IsLeap(year) ? 1 : 0);

    private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
