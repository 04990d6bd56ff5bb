using System.Runtime.Intrinsics;
using System.Text;
using Aevum.Crisis;
using FsCheck;
using FsCheck.Fluent;

namespace Aevum.Core.Tests.Crisis;

/// <summary>Every plain text in every systematic disguise, and the two passes against each other.</summary>
public sealed class DisguiseTests
{
    private static readonly Dictionary<char, char> Cyrillic = new()
    {
        ['a'] = 'а', ['c'] = 'с', ['e'] = 'е', ['i'] = 'і', ['j'] = 'ј', ['o'] = 'о', ['p'] = 'р', ['s'] = 'ѕ', ['x'] = 'х', ['y'] = 'у', ['h'] = 'һ', ['d'] = 'ԁ', ['k'] = 'к', ['m'] = 'м', ['t'] = 'т',
    };

    public static TheoryData<string> Disguises =>
    [
        "upper", "fullwidth", "bold", "circled", "cyrillic", "zero-width", "soft-hyphen", "combining", "line-breaks", "dots", "spelled-out", "leet", "emoji-between-words", "hyphens", "stretched",
    ];

    [Theory]
    [MemberData(nameof(Disguises))]
    public void Every_plain_text_is_caught_in_every_disguise(string disguise)
    {
        var missed = CrisisLists.Plain.Where(text => CrisisScreen.Screen(Disguise(text, disguise)) == CrisisTopic.None);

        Assert.True(!missed.Any(), string.Join(" | ", missed));
    }

    [Fact]
    public void The_vectors_squeeze_exactly_as_the_table_says() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var text = bytes.SelectMany(b => Enumerable.Repeat((byte)(b & 0x7F), 3)).ToArray();
            var expected = text.Select(b => LetterSqueezer.Ascii[b]).Where(letter => letter != 0).ToArray();

            return Squeeze(text).SequenceEqual(expected);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(400).WithReplay(20261120, 11));

    [Fact]
    public void The_narrow_vectors_squeeze_every_character_as_the_wide_ones_do()
    {
        Span<byte> narrow = stackalloc byte[128 + LetterSqueezer.Slack];
        Span<byte> expected = stackalloc byte[128];
        var text = Enumerable.Range(0, 128).Select(code => (byte)code).ToArray();
        int letters = 0, wanted = 0;
        for (var block = 0; block < text.Length; block += 16)
        {
            letters += LetterSqueezer.Squeeze(Vector128.Create(text, block), narrow[letters..]);
        }

        foreach (var code in text.Where(code => LetterSqueezer.Ascii[code] != 0))
        {
            expected[wanted++] = LetterSqueezer.Ascii[code];
        }

        Assert.Equal(expected[..wanted], narrow[..letters]);
        if (LetterSqueezer.IsWide)
        {
            var wide = LetterSqueezer.Squeeze(Vector512.Create(text), narrow);
            wide += LetterSqueezer.Squeeze(Vector512.Create(text, 64), narrow[wide..]);
            Assert.Equal(expected[..wanted], narrow[..wide]);
        }
    }

    [Fact]
    public void The_first_pass_never_hides_what_the_second_would_find() =>
        Prop.ForAll(TextAroundPhrases().ToArbitrary(), text =>
            CrisisScreen.Screen(text) == PhraseMatcher.Match(text, true, true) && CrisisScreen.Screen(Encoding.UTF8.GetBytes(text)) == PhraseMatcher.Match(text, true, true))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20261120, 13));

    [Fact]
    public void Any_text_at_all_is_screened_without_a_fault() =>
        Prop.ForAll<string?>(text => Enum.IsDefined(CrisisScreen.Screen(text)) && Enum.IsDefined(CrisisScreen.Screen(Encoding.UTF8.GetBytes(text ?? ""))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(300).WithReplay(20261120, 17));

    private static byte[] Squeeze(byte[] text)
    {
        var letters = new List<byte>();
        var source = new Utf8Letters(text);
        Span<byte> read = stackalloc byte[LetterChunk.RawCapacity];
        while (!source.IsAtEnd)
        {
            letters.AddRange(read[..source.Read(read)]);
        }

        return [.. letters];
    }

    private static Gen<string> TextAroundPhrases()
    {
        var pieces = CrisisLists.Evasions.Concat(CrisisLists.Innocent).Concat(["lorem ipsum dolor sit amet ", "客户", "\n\n", new string('e', 700), new string(' ', 900), "k", "ill my", "self"]).ToArray();
        return Gen.Elements(pieces).ArrayOf(12).Select(string.Concat);
    }

    private static string Disguise(string text, string disguise) => disguise switch
    {
        "upper" => text.ToUpperInvariant(),
        "fullwidth" => Map(text, c => ((char)(c + 0xFEE0)).ToString()),
        "bold" => Map(text.ToLowerInvariant(), c => char.IsAsciiLetter(c) ? char.ConvertFromUtf32(0x1D41A + c - 'a') : c.ToString()),
        "circled" => Map(text.ToLowerInvariant(), c => char.IsAsciiLetter(c) ? ((char)(0x24D0 + c - 'a')).ToString() : c.ToString()),
        "cyrillic" => Map(text.ToLowerInvariant(), c => Cyrillic.GetValueOrDefault(c, c).ToString()),
        "zero-width" => Map(text, c => c + "\u200B"),
        "soft-hyphen" => Map(text, c => c + "\u00AD"),
        "combining" => Map(text, c => c + "\u0336"),
        "line-breaks" => text.Replace(" ", "\r\n", StringComparison.Ordinal),
        "dots" => text.Replace(" ", "... ", StringComparison.Ordinal),
        "spelled-out" => Map(text, c => c + " "),
        "leet" => text.Replace('e', '3').Replace('o', '0').Replace('a', '4').Replace('s', '5').Replace('i', '1').Replace('t', '7'),
        "emoji-between-words" => text.Replace(" ", " 🥀 ", StringComparison.Ordinal),
        "hyphens" => text.Replace(' ', '-'),
        "stretched" => Map(text, c => "aeiou".Contains(c, StringComparison.Ordinal) ? new string(c, 4) : c.ToString()),
        _ => throw new ArgumentOutOfRangeException(nameof(disguise), disguise, "Unknown disguise."),
    };

    private static string Map(string text, Func<char, string> map) => string.Concat(text.Select(c => c is > ' ' and < '\u007F' ? map(c) : c.ToString()));
}
