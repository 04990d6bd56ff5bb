using Aevum.Cedar.Syntax;
using FsCheck;
using FsCheck.Fluent;

namespace Aevum.Cedar.Tests.Syntax;

public sealed class LikePatternTests
{
    private static Config Fixed => Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20261120, 5);

    [Fact]
    public void Matching_equals_the_recursion_over_single_characters() =>
        Prop.ForAll(TextOver("ab*").ToArbitrary(), TextOver("ab").ToArbitrary(), static (pattern, text) => Pattern(pattern).Matches(text) == Reference(pattern, text)).Check(Fixed);

    [Fact]
    public void Matching_of_long_literals_equals_the_recursion_over_single_characters()
    {
        // Segments beyond 32 characters take the other search.
        var segments = Gen.Elements(new string('a', 40), new string('a', 33) + "b", "ab" + new string('a', 40), "*", "b");
        var pattern = segments.ListOf(4).Select(static parts => string.Concat(parts));
        var text = Gen.Elements(new string('a', 20), new string('a', 45), "b", "ab").ListOf(6).Select(static parts => string.Concat(parts));

        Prop.ForAll(pattern.ToArbitrary(), text.ToArbitrary(), static (pattern, text) => Pattern(pattern).Matches(text) == Reference(pattern, text)).Check(Fixed);
    }

    [Fact]
    public void A_pattern_survives_being_written_and_read() =>
        Prop.ForAll(TextOver("ab*\\\"\n\u0301\u200b").ToArbitrary(), static raw =>
        {
            var pattern = EscapedText.UnescapePattern(EscapedText.Escape(raw, escapeStar: raw.Length % 2 == 0), out _)!;

            return EscapedText.UnescapePattern(pattern.ToString(), out _)!.Equals(pattern);
        }).Check(Fixed);

    [Fact]
    public void An_escaped_star_matches_only_a_star()
    {
        var pattern = EscapedText.UnescapePattern("a\\*b", out _)!;

        Assert.True(pattern.Matches("a*b"));
        Assert.False(pattern.Matches("axb"));
        Assert.Equal(["a*b"], pattern.Segments);
    }

    private static Gen<string> TextOver(string alphabet) => Gen.Elements(alphabet.ToCharArray()).ListOf().Select(static letters => string.Concat(letters));

    private static LikePattern Pattern(string text) => new(text.Split('*'));

    /// <summary>The definition of <c>like</c>, written as a table over prefixes.</summary>
    private static bool Reference(string pattern, string text)
    {
        var matches = new bool[pattern.Length + 1, text.Length + 1];
        matches[0, 0] = true;
        for (var p = 1; p <= pattern.Length; p++)
        {
            for (var t = 0; t <= text.Length; t++)
            {
                matches[p, t] = pattern[p - 1] == '*'
                    ? matches[p - 1, t] || (t > 0 && matches[p, t - 1])
                    : t > 0 && pattern[p - 1] == text[t - 1] && matches[p - 1, t - 1];
            }
        }

        return matches[pattern.Length, text.Length];
    }
}
