using System.Globalization;

namespace Aevum.Storage.Sqlite.Rows;

/// <summary>A point in time as text: ISO 8601 with seven digits of fraction and the offset, so that it comes back exactly as it went in.</summary>
internal static class Instant
{
    internal static string Format(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    internal static DateTimeOffset Parse(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
