using System.Globalization;

namespace Aevum.Generators.Validation;

/// <summary>Says what is wrong with a declared purpose or kind. Blank and catch-all purposes are rule AEV2001, not this.</summary>
internal static class DeclaredText
{
    /// <summary>Longest purpose or kind.</summary>
    public const int MaxLength = 200;

    /// <summary>What makes <paramref name="purpose"/> invalid; null when nothing does.</summary>
    public static string? PurposeFault(string purpose)
    {
        if (purpose.Length > MaxLength)
        {
            return $"it is {purpose.Length.ToString(CultureInfo.InvariantCulture)} characters long; at most {MaxLength.ToString(CultureInfo.InvariantCulture)} are allowed";
        }

        if (purpose.Trim().Length != purpose.Length)
        {
            return "it begins or ends with white space, and purposes are compared exactly";
        }

        for (var index = 0; index < purpose.Length; index++)
        {
            if (IsUnreadable(purpose, index))
            {
                return $"the character U+{CodePointAt(purpose, index).ToString("X4", CultureInfo.InvariantCulture)} at position {index.ToString(CultureInfo.InvariantCulture)} cannot be read by a person";
            }
        }

        return null;
    }

    /// <summary>What makes <paramref name="kind"/> invalid as a value of <c>Aevum:Signer:Kind</c>; null when nothing does.</summary>
    public static string? KindFault(string? kind)
    {
        if (string.IsNullOrWhiteSpace(kind))
        {
            return "it is blank";
        }

        if (kind!.Length > MaxLength)
        {
            return $"it is longer than {MaxLength.ToString(CultureInfo.InvariantCulture)} characters";
        }

        var isWord = kind.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.');
        return isWord ? null : "only ASCII letters, digits, '-', '_' and '.' are allowed, because it is a configuration value and the name of a section";
    }

    /// <summary>The second half of a pair was judged with the first.</summary>
    private static bool IsUnreadable(string text, int index) => char.IsSurrogate(text[index])
        ? !IsPaired(text, index) || (char.IsHighSurrogate(text[index]) && IsInvisiblePair(text, index))
        : IsBlankLetter(text[index]) || CharUnicodeInfo.GetUnicodeCategory(text[index])
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;

    /// <summary>Letters that older compilers do not know are not called unreadable here; the tags and selectors of plane 14 are, whether or not they are assigned.</summary>
    private static bool IsInvisiblePair(string text, int index) =>
        char.ConvertToUtf32(text, index) is >= 0xE0000 and <= 0xE0FFF || CharUnicodeInfo.GetUnicodeCategory(text, index) == UnicodeCategory.Format;

    /// <summary>Fillers, selectors and the blank of braille are letters, marks or symbols to Unicode, and nothing to the eye.</summary>
    private static bool IsBlankLetter(char letter) =>
        letter is '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or (>= '\u180B' and <= '\u180F') or '\u2800' or '\u3164' or (>= '\uFE00' and <= '\uFE0F') or '\uFFA0';

    private static int CodePointAt(string text, int index) => char.IsHighSurrogate(text[index]) && IsPaired(text, index) ? char.ConvertToUtf32(text, index) : text[index];

    private static bool IsPaired(string text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
        : index > 0 && char.IsHighSurrogate(text[index - 1]);
}
