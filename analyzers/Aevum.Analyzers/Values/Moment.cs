namespace Aevum.Analyzers.Values;

/// <summary>
/// A point in time: <see cref="Ticks"/> since year 1 in UTC, or, with an <see cref="Anchor"/>, since a point that is not known itself. Two moments
/// with the same anchor can be compared.
/// </summary>
internal sealed record Moment(object? Anchor, long Ticks)
{
    /// <summary>The anchor of "the time when the code runs".</summary>
    public const string Now = "now";

    /// <summary>Which reading of the clock it was; two readings share the anchor but are not the same instant.</summary>
    public object? Reading { get; init; }

    /// <summary>True for a point whose date is known.</summary>
    public bool IsAbsolute => Anchor is null;

    /// <summary>True for <c>MaxValue</c> and everything else in year 9999: a date that stands for "never".</summary>
    public bool IsEndOfTime => IsAbsolute && Ticks >= new DateTime(9998, 12, 31, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>The time from <paramref name="earlier"/> to this moment, or null when it cannot be computed.</summary>
    public TimeSpan? Since(Moment earlier) => Equals(Anchor, earlier.Anchor) ? new TimeSpan(Saturating(Ticks, -earlier.Ticks)) : null;

    /// <summary>This moment and a duration; the end of time is never passed.</summary>
    public Moment Plus(TimeSpan duration) => IsAbsolute
        ? this with { Ticks = Math.Max(0, Math.Min(DateTime.MaxValue.Ticks, Saturating(Ticks, duration.Ticks))) }
        : this with { Ticks = Saturating(Ticks, duration.Ticks) };

    /// <summary>This moment less a duration.</summary>
    public Moment Minus(TimeSpan duration) => Plus(duration == TimeSpan.MinValue ? TimeSpan.MaxValue : duration.Negate());

    /// <summary>This moment and a number of calendar months; with an unknown anchor, as many as from a February on: the shortest such time.</summary>
    public Moment PlusMonths(long months)
    {
        var bounded = (int)Math.Max(-200_000, Math.Min(200_000, months));
        if (!IsAbsolute)
        {
            var reference = new DateTime(2001, 2, 1, 0, 0, 0, DateTimeKind.Utc);
            return Plus(SafeAddMonths(reference, bounded) - reference);
        }

        return this with { Ticks = SafeAddMonths(new DateTime(Ticks, DateTimeKind.Utc), bounded).Ticks };
    }

    private static DateTime SafeAddMonths(DateTime start, int months)
    {
        var index = (start.Year * 12L) + start.Month - 1 + months;
        if (index < 12)
        {
            return DateTime.MinValue;
        }

        return index >= 10_000L * 12 ? DateTime.MaxValue : start.AddMonths(months);
    }

    private static long Saturating(long left, long right)
    {
        var sum = unchecked(left + right);
        if (left > 0 && right > 0 && sum < 0)
        {
            return long.MaxValue;
        }

        return left < 0 && right < 0 && sum >= 0 ? long.MinValue : sum;
    }
}
