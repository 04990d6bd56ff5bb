using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Aevum.Canonical;

public sealed class CanonicalProperties
{
    private static Config Fixed => Config.QuickThrowOnFailure.WithMaxTest(3_000).WithReplay(20261120, 7);

    [Fact]
    public void The_canonical_form_is_that_of_the_literal_transcription() => Prop.ForAll<int>(seed =>
    {
        var text = new RandomJson(seed).Next();
        using var document = JsonDocument.Parse(text);

        return Canonical(text) == SlowCanonicalizer.Canonicalize(document.RootElement)
            && Encoding.ASCII.GetString(PayloadCanonicalizer.Canonicalize(document.RootElement)) == Canonical(text);
    }).Check(Fixed);

    [Fact]
    public void Canonicalizing_twice_changes_nothing() => Prop.ForAll<int>(seed =>
    {
        var once = Canonical(new RandomJson(seed).Next());

        return Canonical(once) == once && once.All(unit => unit is >= ' ' and <= '~');
    }).Check(Fixed);

    [Fact]
    public void The_value_survives() => Prop.ForAll<int>(seed =>
    {
        var text = new RandomJson(seed).Next();
        using var before = JsonDocument.Parse(text);
        using var after = JsonDocument.Parse(Canonical(text));

        return SlowCanonicalizer.Canonicalize(before.RootElement) == SlowCanonicalizer.Canonicalize(after.RootElement);
    }).Check(Fixed);

    [Fact]
    public void Every_double_prints_as_the_shortest_text_that_reads_back() => Prop.ForAll<double>(value =>
    {
        if (!double.IsFinite(value))
        {
            return true;
        }

        var text = SlowCanonicalizer.Float(value);
        return Canonical(text) == text && double.Parse(text, System.Globalization.CultureInfo.InvariantCulture).Equals(value);
    }).Check(Fixed);

    [Fact]
    public void Every_text_survives_as_a_string_or_is_refused_for_a_lone_surrogate() => Prop.ForAll<string>(text =>
    {
        var output = new GrowingBuffer(1 << 20);
        var isWritten = AsciiJson.TryWriteString(output, (text ?? string.Empty).AsSpan());

        return isWritten ? JsonSerializer.Deserialize<string>(output.Written) == (text ?? string.Empty) : HasLoneSurrogate(text!);
    }).Check(Fixed);

    [Fact]
    public void Random_bytes_are_canonicalized_or_refused_and_nothing_else()
    {
        var random = new Random(8259);
        var alphabet = "{}[]\",:\\u0019.eE+-tfn \n\u00e9"u8.ToArray();
        for (var round = 0; round < 20_000; round++)
        {
            var text = new byte[random.Next(1, 30)];
            for (var place = 0; place < text.Length; place++)
            {
                text[place] = random.Next(10) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            }

            if (Record.Exception(() => PayloadCanonicalizer.Canonicalize(text)) is { } fault)
            {
                Assert.IsType<CanonicalJsonException>(fault);
            }
        }
    }

    [Fact]
    public void Duplicate_keys_are_found_among_many_in_any_order()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var keys = Enumerable.Range(0, random.Next(2, 200)).Select(index => "k" + index).ToList();
            keys.Add(keys[random.Next(keys.Count)]);
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(keys));

            Assert.Throws<CanonicalJsonException>(() => Canonical($"{{{string.Join(",", keys.Select(key => $"\"{key}\":1"))}}}"));
        }
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var place = 0; place < text.Length; place++)
        {
            if (char.IsHighSurrogate(text[place]) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]))
            {
                place++;
            }
            else if (char.IsSurrogate(text[place]))
            {
                return true;
            }
        }

        return false;
    }

    private static string Canonical(string written) => Encoding.ASCII.GetString(PayloadCanonicalizer.Canonicalize(Encoding.UTF8.GetBytes(written)));
}
