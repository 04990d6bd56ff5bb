using System.Text;
using System.Text.Json;
using Aevum.Crisis;

namespace Aevum.Core.Tests.Crisis;

public sealed class CrisisScreenTests
{
    [Fact]
    public void Every_plain_text_of_crisis_is_caught() =>
        Assert.DoesNotContain(CrisisLists.Plain, text => CrisisScreen.Screen(text) == CrisisTopic.None);

    [Fact]
    public void At_least_200_evasions_are_caught()
    {
        Assert.DoesNotContain(CrisisLists.Evasions, text => CrisisScreen.Screen(text) == CrisisTopic.None);
        Assert.True(CrisisLists.Evasions.Count >= 200, $"The list holds only {CrisisLists.Evasions.Count} evasions.");
    }

    [Fact]
    public void At_least_200_innocent_near_misses_stay_silent()
    {
        Assert.DoesNotContain(CrisisLists.Innocent, text => CrisisScreen.Screen(text) != CrisisTopic.None);
        Assert.True(CrisisLists.Innocent.Count >= 200, $"The list holds only {CrisisLists.Innocent.Count} near misses.");
    }

    [Fact]
    public void Utf8_and_utf16_give_the_same_verdict()
    {
        var texts = CrisisLists.Plain.Concat(CrisisLists.Evasions).Concat(CrisisLists.Innocent);

        Assert.DoesNotContain(texts, text => CrisisScreen.Screen(text) != CrisisScreen.Screen(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void A_text_is_caught_as_json_key_and_as_nested_value_with_every_character_escaped()
    {
        foreach (var text in CrisisLists.Plain)
        {
            var escaped = string.Concat(text.Select(c => $"\\u{(int)c:x4}"));
            var value = JsonDocument.Parse($$"""{"ticket": {"lines": [1, {"body": "{{escaped}}"} ] } }""").RootElement;
            var key = JsonDocument.Parse($$"""{"ticket": {"{{escaped}}": true} }""").RootElement;

            Assert.NotEqual(CrisisTopic.None, CrisisScreen.Screen(value));
            Assert.NotEqual(CrisisTopic.None, CrisisScreen.Screen(key));
        }
    }

    [Theory]
    [InlineData("""{"a":"I want to\nkill\tmy\u0073elf"}""")]
    [InlineData("""{"a":"kill\u200bmy\u00adself"}""")]
    [InlineData("""{"a":"\ud835\udc24\ud835\udc22\ud835\udc25\ud835\udc25 myself"}""")]
    [InlineData("""{"a":["I want to"," kill my","self"]}""")]
    [InlineData("""["k","i","l","l","m","y","s","e","l","f"]""")]
    [InlineData("""{"kill":"myself"}""")]
    [InlineData("\"kill myself\"")]
    [InlineData("""{"deep":[[[[{"x":{"y":[null,false,1.5e3,"suicide"]}}]]]]}""")]
    [InlineData("""{"a":"\ud835 kill myself \udc24"}""")]
    public void Escapes_and_splits_in_json_hide_nothing(string json) =>
        Assert.Equal(CrisisTopic.SelfHarm, CrisisScreen.Screen(JsonDocument.Parse(json).RootElement));

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("17")]
    [InlineData("\"\"")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"name":"Ada","note":"line one\nline two","path":"C:\\temp\\x","emoji":"\ud83d\ude00"}""")]
    public void Ordinary_json_is_silent(string json) => Assert.Equal(CrisisTopic.None, CrisisScreen.Screen(JsonDocument.Parse(json).RootElement));

    [Fact]
    public void A_json_value_that_holds_nothing_is_silent() => Assert.Equal(CrisisTopic.None, CrisisScreen.Screen(default(JsonElement)));

    [Fact]
    public void A_phrase_is_found_at_every_place_of_a_long_text()
    {
        var filler = string.Concat(Enumerable.Repeat("The quick brown fox jumps over the lazy dog, says the manual. ", 60));
        for (var at = 0; at < 1_600; at++)
        {
            var text = string.Concat(filler.AsSpan(0, at), " kill myself ", filler.AsSpan(at));

            Assert.Equal(CrisisTopic.SelfHarm, CrisisScreen.Screen(text));
            Assert.Equal(CrisisTopic.SelfHarm, CrisisScreen.Screen(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Fact]
    public void A_phrase_is_found_over_any_distance_of_separators_and_repeated_letters()
    {
        foreach (var length in new[] { 10, 1_000, 3_000, 100_000 })
        {
            Assert.Equal(CrisisTopic.SelfHarm, CrisisScreen.Screen($"kill{new string(' ', length)}myself"));
            Assert.Equal(CrisisTopic.SelfHarm, CrisisScreen.Screen($"kill{new string('\n', length)}my{new string('-', length)}self"));
            Assert.Equal(CrisisTopic.SelfHarm, CrisisScreen.Screen($"k{new string('i', length)}ll myself"));
            Assert.Equal(CrisisTopic.SelfHarm, CrisisScreen.Screen($"kill{new string('\u200B', length)} myself"));
            Assert.Equal(CrisisTopic.SelfHarm, CrisisScreen.Screen($"k{new string('客', length)}ill myself"));
        }
    }

    [Fact]
    public void An_innocent_context_counts_across_the_seam_of_two_chunks()
    {
        for (var before = 380; before < 700; before++)
        {
            var text = string.Concat(Enumerable.Repeat("ab", before / 2)) + (before % 2 == 0 ? " " : "c ") + "suicide prevention training";

            Assert.Equal(CrisisTopic.None, CrisisScreen.Screen(text));
        }
    }

    [Theory]
    [InlineData("I want to kill myself", CrisisTopic.SelfHarm)]
    [InlineData("I will kill you", CrisisTopic.Violence)]
    [InlineData("my uncle molested me", CrisisTopic.Abuse)]
    [InlineData("hello", CrisisTopic.None)]
    public void The_topic_is_told(string text, object topic) => Assert.Equal((CrisisTopic)topic, CrisisScreen.Screen(text));

    [Fact]
    public void Malformed_text_is_screened_all_the_same()
    {
        Assert.Equal(CrisisTopic.SelfHarm, CrisisScreen.Screen("\uD800kill\uDFFF myself\uD800"));
        Assert.Equal(CrisisTopic.SelfHarm, CrisisScreen.Screen([0xFF, 0xC3, .. "kill"u8, 0x80, 0xE2, 0x82, .. " myself"u8, 0xF0]));
        Assert.Equal(CrisisTopic.None, CrisisScreen.Screen([0xFF, 0xFE, 0x80, 0xC0]));
    }

    [Fact]
    public void Clean_text_costs_no_allocation()
    {
        var utf16 = string.Concat(Enumerable.Repeat("An ordinary ticket: the invoice of März is missing, 客户. ", 500));
        var utf8 = Encoding.UTF8.GetBytes(utf16);
        CrisisScreen.Screen(utf16);
        CrisisScreen.Screen(utf8);

        var before = GC.GetAllocatedBytesForCurrentThread();
        CrisisScreen.Screen(utf16);
        CrisisScreen.Screen(utf8);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
