using System.Globalization;

namespace Aevum.Analyzers.Common;

/// <summary>What a reader sees of a text.</summary>
internal static class VisibleText
{
    /// <summary>True for text without a visible character: white space, control and format characters, and the fillers that render as nothing.</summary>
    public static bool IsBlank(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (IsVisible(text, index))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsVisible(string text, int index) => text[index] switch
    {
        // Hangul fillers, the Braille blank, and variation selectors are letters or marks to Unicode, and nothing to the eye.
        '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or '\u2800' or '\u034F' or '\u17B4' or '\u17B5' => false,
        >= '\uFE00' and <= '\uFE0F' => false,
        var letter when char.IsLowSurrogate(letter) => false,
        var letter when char.IsWhiteSpace(letter) => false,
        _ => CharUnicodeInfo.GetUnicodeCategory(text, index) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned),
    };
}
