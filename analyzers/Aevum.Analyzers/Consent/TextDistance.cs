namespace Aevum.Analyzers.Consent;

/// <summary>How many letters must change to make one text the other (Levenshtein).</summary>
internal static class TextDistance
{
    private const int MaxLength = 256;

    public static int Between(string left, string right)
    {
        if (left.Length > MaxLength || right.Length > MaxLength)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var index = 1; index <= left.Length; index++)
        {
            var diagonal = row[0];
            row[0] = index;
            for (var column = 1; column <= right.Length; column++)
            {
                var above = row[column];
                row[column] = Math.Min(Math.Min(row[column], row[column - 1]) + 1, diagonal + (left[index - 1] == right[column - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[right.Length];
    }
}
