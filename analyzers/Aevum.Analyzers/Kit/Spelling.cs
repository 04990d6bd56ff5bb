namespace Aevum.Analyzers.Kit;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Spelling
{
    private const int MaxLength = 64;

    /// <summary>A hint that names the nearest of <paramref name="known"/>, or nothing when none is near.</summary>
    public static string Suggest(string written, IReadOnlyList<string> known)
    {
        var nearest = known.OrderBy(name => Distance(written, name)).First();
        return Distance(written, nearest) <= Math.Max(2, nearest.Length / 3) ? $"; did you mean '{nearest}'?" : string.Empty;
    }

    /// <summary>The number of letters to insert, delete or replace, without regard to letter case.</summary>
    public static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var row = 1; row <= Math.Min(left.Length, MaxLength); row++)
        {
            var current = new int[right.Length + 1];
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var same = char.ToUpperInvariant(left[row - 1]) == char.ToUpperInvariant(right[column - 1]);
                current[column] = Math.Min(Math.Min(current[column - 1], previous[column]) + 1, previous[column - 1] + (same ? 0 : 1));
            }

            previous = current;
        }

        return previous[right.Length];
    }
}
