namespace Aevum.Crisis;

/// <summary>
/// Chooses the anchors: pieces of which every phrase holds at least one, rare in ordinary text and shared by many phrases. Any choice is
/// correct; a good one makes the first pass stop seldom. Pure.
/// </summary>
internal static class AnchorChoice
{
    /// <summary>
    /// How rare each pair of canonical letters is in English prose, one hexadecimal digit per pair: the digit plus four is the negative binary
    /// logarithm of its frequency. One group per first letter, a to z; counted over four million letters of manuals and licences.
    /// </summary>
    private const string PairRarity =
        "f54485593a6f4285b34355775a 5f9a4abd49cfab69f6795aad6d 49f847834c5f6836b564599b9c 566f368839af7747c754776a7b 3533f356398f3244722365445a 59895f993dcf8838e674698b6e 587847f54bbf7668a665587c9b 397928af3cbf8858c775898b9c 45442458fa7f4135b522466757 " +
        "aede9fdfafcfcf9dfdcc7fffef 799a58ab6dff9889fa679b8bae ffffffffffffffffffffffffff 367738995daff745d756686b9b 464336384a7f6f46b742566a6a 55555468497f32f4b24335499b 498947a84dcf995fd4746a8c7e bedeedeecffffddefcdd6ecfff 374526683b6f5536bf44676a5c " +
        "474625853a8f6535a4f3575a6a 364625812a8f6736b44f57575c 666666684cbf5486e434fa7bcd 5b9c4bee4dff9c8cfcaadfcedf 598969a43cbf9859d6679afcad 7a7978a97edf8b96cb95cbafaf 677877996baf7646d765897bfb aecd7cec9fffdeafedbceccfcf";

    private const int GroupLength = 27;

    /// <summary>Chooses.</summary>
    /// <param name="phrases">The canonical phrases.</param>
    /// <returns>The anchors.</returns>
    internal static IReadOnlyCollection<string> For(IEnumerable<string> phrases)
    {
        var distinct = phrases.Distinct(StringComparer.Ordinal).OrderBy(phrase => phrase.Length).ThenBy(phrase => phrase, StringComparer.Ordinal).ToList();
        var uses = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var phrase in distinct)
        {
            for (var start = 0; start <= phrase.Length - AnchorFilter.AnchorLength; start++)
            {
                var piece = phrase.AsSpan(start, AnchorFilter.AnchorLength);
                uses[piece] = uses.TryGetValue(piece, out var count) ? count + 1 : 1;
            }
        }

        var anchors = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var phrase in distinct)
        {
            AddAnchorOf(phrase, uses, anchors);
        }

        return anchors.Set;
    }

    private static void AddAnchorOf(
        string phrase,
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> uses,
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> anchors)
    {
        var best = ReadOnlySpan<char>.Empty;
        var bestWorth = double.NegativeInfinity;
        for (var start = 0; start <= phrase.Length - AnchorFilter.AnchorLength; start++)
        {
            var piece = phrase.AsSpan(start, AnchorFilter.AnchorLength);
            if (anchors.Contains(piece))
            {
                return;
            }

            var worth = Rarity(piece) + Math.Log2(uses[piece]);
            if (worth > bestWorth)
            {
                best = piece;
                bestWorth = worth;
            }
        }

        anchors.Add(best);
    }

    private static int Rarity(ReadOnlySpan<char> piece)
    {
        var rarity = 0;
        for (var i = 1; i < piece.Length; i++)
        {
            var digit = PairRarity[((piece[i - 1] - 'a') * GroupLength) + piece[i] - 'a'];
            rarity += char.IsAsciiDigit(digit) ? digit - '0' : digit - 'a' + 10;
        }

        return rarity;
    }
}
