using System.Globalization;

namespace Aevum.Storage.Sqlite.Rows;

/// <summary>The times of events (docs/formats/sigchain.md) as microseconds since 1970, where exactly the same text comes back.</summary>
internal static class Microseconds
{
    private const string WithFraction = "yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'";
    private const string WithoutFraction = "yyyy-MM-dd'T'HH:mm:ss'+00:00'";

    private static readonly long First = Of(DateTime.MinValue);
    private static readonly long Last = Of(DateTime.MaxValue);

    /// <summary>Null when the text is no such time, or is one in another form.</summary>
    internal static long? Of(string text) =>
        DateTime.TryParseExact(text, [WithFraction, WithoutFraction], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            && string.Equals(Format(Of(time)), text, StringComparison.Ordinal)
            ? Of(time)
            : null;

    /// <summary>The text; of a number that is no time, its digits.</summary>
    internal static string Format(long microseconds)
    {
        if (microseconds < First || microseconds > Last)
        {
            return microseconds.ToString(CultureInfo.InvariantCulture);
        }

        var time = DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
        return time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? WithoutFraction : WithFraction, CultureInfo.InvariantCulture);
    }

    private static long Of(DateTime time) => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
