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
                return $"the character U+{((int)purpose[index]).ToString("X4", CultureInfo.InvariantCulture)} at position {index.ToString(CultureInfo.InvariantCulture)} cannot be read by a person";
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

    private static bool IsUnreadable(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text[index]) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned => true,
        UnicodeCategory.Surrogate => !IsPaired(text, index),
        _ => false,
    };

    private static bool IsPaired(string text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
        : index > 0 && char.IsHighSurrogate(text[index - 1]);
}
