using System.Globalization;
using System.Text;
using Aevum.Rules;

namespace Aevum.Core.Tests.Rules;

public sealed class LookalikesTests
{
    /// <summary>The oracle is the Unicode data of the running framework: NFKD, marks and brackets removed, lower case.</summary>
    [Fact]
    public void Every_compatibility_form_of_one_ASCII_letter_or_digit_folds_to_it()
    {
        var wrong = new List<string>();
        var checkedForms = 0;
        for (var codePoint = 0x80; codePoint <= 0x1FFFF; codePoint++)
        {
            var isAssigned = Rune.IsValid(codePoint) && CharUnicodeInfo.GetUnicodeCategory(codePoint) != UnicodeCategory.OtherNotAssigned;
            if (!isAssigned || PlainForm(codePoint) is not [var expected])
            {
                continue;
            }

            checkedForms++;
            if (Lookalikes.Fold(codePoint) != expected)
            {
                wrong.Add($"U+{codePoint:X4} should be {expected}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(checkedForms > 1_500, $"Only {checkedForms} forms were found: the test needs the Unicode data of ICU.");
    }

    [Fact]
    public void Marks_and_format_characters_are_invisible()
    {
        int[] unseen = [0x00AD, 0x034F, 0x061C, 0x115F, 0x180E, 0x200B, 0x200D, 0x202E, 0x2060, 0x2800, 0x3164, 0xFE0F, 0xFEFF, 0x20E3, 0x0301, 0xE0061, 0xE0100, 0x7F, 0x00];

        Assert.All(unseen, codePoint => Assert.Equal(Lookalikes.Invisible, Lookalikes.Fold(codePoint)));
    }

    [Fact]
    public void Letters_of_other_scripts_are_kept_apart_from_separators_and_symbols()
    {
        Assert.Equal(Lookalikes.Foreign, Lookalikes.Fold('客'));
        Assert.Equal(Lookalikes.Foreign, Lookalikes.Fold('ж'));
        Assert.Equal(Lookalikes.Separator, Lookalikes.Fold('\u2014'));
        Assert.Equal(Lookalikes.Separator, Lookalikes.Fold('\u3000'));
        Assert.Equal(Lookalikes.Symbol, Lookalikes.Fold(0x1F600));
        Assert.Equal(Lookalikes.Symbol, Lookalikes.Fold(0xD800));
    }

    [Fact]
    public void Ligatures_fold_to_their_letters()
    {
        Assert.Equal("ffi", Lookalikes.FoldLigature(0xFB03));
        Assert.Equal("ss", Lookalikes.FoldLigature('ß'));
        Assert.Null(Lookalikes.FoldLigature('f'));
    }

    [Fact]
    public void No_code_point_is_both_a_letter_and_a_ligature()
    {
        var singles = Lookalikes.AllSingles.Select(pair => pair.Key).ToHashSet();

        Assert.DoesNotContain(Lookalikes.AllLigatures, pair => singles.Contains(pair.Key));
    }

    private static string PlainForm(int codePoint)
    {
        var text = char.ConvertFromUtf32(codePoint);
        var decomposed = text.Normalize(NormalizationForm.FormKD);
        if (decomposed == text)
        {
            return "";
        }

        var letters = decomposed.Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark));
        var plain = string.Concat(letters).Trim('(', ')', ' ', '.', ',').ToLowerInvariant();
        return plain is [var single] && char.IsAsciiLetterOrDigit(single) ? plain : "";
    }
}
