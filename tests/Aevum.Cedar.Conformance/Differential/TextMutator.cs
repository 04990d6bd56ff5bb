namespace Aevum.Cedar.Conformance.Differential;

/// <summary>Damages policy text a little, to compare what both sides refuse.</summary>
internal sealed class TextMutator(Draw draw)
{
    private static readonly string[] Snippets =
    [
        "(", ")", "{", "}", "[", "]", ",", ";", ".", "::", ":", "==", "=", "!", "-", "--", "&&", "||", "&", "in", "has", "like", "is", "if", "then", "else", "true", "principal",
        "?principal", "?resource", "\"", "\"x\"", "\\", "1", "9223372036854775808", "99999999999999999999", "// c\n", "@", "when", "unless", " ", "A::\"b\"", "A::B", "ip(\"1.2.3.4\")", "__cedar",
        "\u00a0", "\r", "é", "+", "*", "/", "%", "<", "contains", "()", "action", "e", "_", "'", "\\'", "\\x7f", "\\u{10ffff}", "(?principal)", "\u0085", "\v", "\f", "\u200b",
        "\u2028", "\u180e", "\ufeff", "@in(\"x\")", "if(", "!=", ">=", ".isEmpty()", ".getTag(\"a\")", "\"\\*\"", " like \"*\"", "unknown(\"x\")", "#", "$", "\0", "(A::\"b\")", "[A::\"b\"]",
        " has a.b", " has \"a\".b", " is A", " in [", "-9223372036854775808", "{a: 1}", "{if: 1}", ".if", "[\"a\"]", "[a]", "when { true }", "when {}", "//", "/", "\n", "\t",
    ];

    internal string Mutate(string text)
    {
        for (var number = 0; number <= draw.Below(2); number++)
        {
            var at = draw.Below(text.Length + 1);
            text = draw.Below(4) switch
            {
                0 => text.Insert(at, draw.Of<string>(Snippets)),
                1 => text.Remove(at, Math.Min(1 + draw.Below(4), text.Length - at)),
                2 => text.Insert(at, text.Substring(at, Math.Min(draw.Below(12), text.Length - at))),
                _ => text.Insert(at, " " + draw.Of<string>(Snippets) + " "),
            };
        }

        // Half of a surrogate pair cannot be sent to the oracle as it is.
        return string.Concat(text.EnumerateRunes().Select(static rune => rune.ToString()));
    }
}
