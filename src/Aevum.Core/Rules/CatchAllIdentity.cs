namespace Aevum.Rules;

/// <summary>
/// Rule AEV2003: a subject, grantee or actor that is blank or stands for everybody is nobody. Letter case, look-alikes and wildcards
/// are read as in <see cref="CatchAllPurpose"/>. Compiled into the kernel and the analyzers. Thread-safe.
/// </summary>
internal static class CatchAllIdentity
{
    private static readonly string[] Quantifiers = ["any", "all", "every"];

    private static readonly string[] Nouns =
    [
        "one", "body", "user", "users", "person", "persons", "people", "subject", "subjects", "agent", "agents", "actor", "actors", "grantee", "grantees",
        "identity", "identities", "caller", "callers",
    ];

    private static readonly CatchAllWords Whole = new("any", "all", "everyone", "everybody", "anyone", "anybody", "anonymous", "anyandall", "anyorall");
    private static readonly CatchAllWords Pairs = CatchAllWords.Pairs(Quantifiers, Nouns);
    private static readonly CatchAllWords FillingWords = new("and", "or", "the", "of");

    /// <summary>Decides whether an identity is blank or stands for everybody.</summary>
    /// <param name="identity">The identity; null counts as blank.</param>
    /// <returns>True when it must be refused.</returns>
    internal static bool Matches(string? identity)
    {
        if (string.IsNullOrWhiteSpace(identity))
        {
            return true;
        }

        var text = FoldedText.Of(identity!);
        return !text.HasSubstance
            || text.HasWildcard
            || IsWhole(text.Compact)
            || IsWhole(text.CompactWithSymbols)
            || IsOnlyCatchAlls(text.Words);
    }

    private static bool IsWhole(string compact) => Whole.Contains(compact) || Pairs.Contains(compact);

    private static bool IsOnlyCatchAlls(IReadOnlyList<string> words)
    {
        var hasCatchAll = false;
        foreach (var word in words)
        {
            var isCatchAll = Whole.Contains(word);
            if (!isCatchAll && !FillingWords.Contains(word))
            {
                return false;
            }

            hasCatchAll |= isCatchAll;
        }

        return hasCatchAll;
    }
}
