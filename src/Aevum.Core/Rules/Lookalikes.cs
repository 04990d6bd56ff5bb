using System.Globalization;

namespace Aevum.Rules;

/// <summary>
/// Folds a character to what a reader takes it for: letter case, accents, compatibility forms and look-alike letters of other scripts
/// become one lower-case ASCII letter; what is not seen becomes nothing. Depends on no culture and no ICU, so that the analyzer and the
/// kernel always agree. Compiled into both. Thread-safe.
/// </summary>
internal static class Lookalikes
{
    /// <summary>Nothing is seen: zero-width, soft hyphen, combining mark, variation selector, tag.</summary>
    internal const char Invisible = '\0';

    /// <summary>Space or punctuation.</summary>
    internal const char Separator = ' ';

    /// <summary>A symbol that is neither letter nor punctuation, for example an emoji.</summary>
    internal const char Symbol = '\u2022';

    /// <summary>A letter or digit that looks like no ASCII letter.</summary>
    internal const char Foreign = '\uFFFD';

    private static readonly Dictionary<int, char> Singles = LookalikeLetters.BuildSingles();
    private static readonly Dictionary<int, string> Ligatures = LookalikeLetters.BuildSeveral();

    /// <summary>Folds one character.</summary>
    /// <param name="codePoint">The code point; a surrogate on its own counts as a symbol.</param>
    /// <returns>A lower-case ASCII letter, a digit, <c>*</c>, <c>?</c>, or one of the constants of this type.</returns>
    internal static char Fold(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return FoldAscii((char)codePoint);
        }

        if (Singles.TryGetValue(codePoint, out var folded))
        {
            return folded;
        }

        return IsBlankLetter(codePoint) ? Invisible : FoldCategory(Category(codePoint));
    }

    /// <summary>Folds one character that stands for several letters, for example the ligature of f and i.</summary>
    /// <param name="codePoint">The code point.</param>
    /// <returns>Two or three lower-case ASCII letters, or null when it is no such character.</returns>
    internal static string? FoldLigature(int codePoint) =>
        codePoint >= 0x80 && Ligatures.TryGetValue(codePoint, out var letters) ? letters : null;

    /// <summary>Every code point beyond ASCII that folds to one ASCII character.</summary>
    internal static IEnumerable<KeyValuePair<int, char>> AllSingles => Singles;

    /// <summary>Every code point that folds to several ASCII letters.</summary>
    internal static IEnumerable<KeyValuePair<int, string>> AllLigatures => Ligatures;

    /// <summary>True for a lower-case ASCII letter, a digit, or a letter of another script.</summary>
    internal static bool IsLetterOrDigit(char folded) => folded is (>= 'a' and <= 'z') or (>= '0' and <= '9') or Foreign;

    private static char FoldAscii(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        (>= 'a' and <= 'z') or (>= '0' and <= '9') or '*' or '?' => c,
        '\t' or '\n' or '\v' or '\f' or '\r' => Separator,
        < ' ' or '\u007F' => Invisible,
        '$' or '+' or '<' or '=' or '>' or '^' or '`' or '|' or '~' => Symbol,
        _ => Separator,
    };

    /// <summary>Fillers that Unicode calls letters although nothing is drawn: the Hangul fillers and the blank of braille.</summary>
    private static bool IsBlankLetter(int codePoint) => codePoint is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800;

    private static char FoldCategory(UnicodeCategory category) => category switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control => Invisible,
        UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => Symbol,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.OtherPunctuation => Separator,
        _ => Foreign,
    };

    private static UnicodeCategory Category(int codePoint)
    {
        if (codePoint <= 0xFFFF)
        {
            return CharUnicodeInfo.GetUnicodeCategory((char)codePoint);
        }

#if NET
        return CharUnicodeInfo.GetUnicodeCategory(codePoint);
#else
        return CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(codePoint), 0);
#endif
    }
}
