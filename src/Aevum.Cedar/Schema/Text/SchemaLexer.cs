using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Text;

/// <summary>Cuts schema text into tokens. Comments run from <c>//</c> to the end of the line.</summary>
internal sealed class SchemaLexer(SchemaSource source)
{
    private int _at;

    /// <summary>The next token; the end token again and again at the end.</summary>
    /// <exception cref="CedarSchemaException">The text holds something that is no token.</exception>
    internal SchemaToken Next()
    {
        SkipBlanks();
        var text = source.Text;
        if (_at >= text.Length)
        {
            return new(SchemaTokenKind.End, string.Empty, source.Span(_at, _at));
        }

        var first = text[_at];
        if (CedarName.IsIdentifierStart(first))
        {
            return Take(SchemaTokenKind.Identifier, IdentifierEnd());
        }

        if (first == '"')
        {
            return Take(SchemaTokenKind.String, StringEnd());
        }

        if (first == ':' && _at + 1 < text.Length && text[_at + 1] == ':')
        {
            return Take(SchemaTokenKind.Punctuation, _at + 2);
        }

        return IsSingleCharacter(first)
            ? Take(SchemaTokenKind.Punctuation, _at + 1)
            : throw Fault("`" + EscapedText.Escape(OneCharacter(text, _at)) + "` has no meaning in a schema", _at, _at + 1, null);
    }

    private static bool IsSingleCharacter(char character) =>
        character is '@' or '(' or ')' or '{' or '}' or '[' or ']' or ',' or ';' or ':' or '<' or '>' or '=' or '?';

    private static string OneCharacter(string text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? text.Substring(at, 2) : text.Substring(at, 1);

    private void SkipBlanks()
    {
        var text = source.Text;
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at]))
            {
                _at++;
                continue;
            }

            if (text[_at] != '/' || _at + 1 >= text.Length || text[_at + 1] != '/')
            {
                return;
            }

            while (_at < text.Length && text[_at] is not ('\n' or '\r'))
            {
                _at++;
            }
        }
    }

    private int IdentifierEnd()
    {
        var end = _at + 1;
        while (end < source.Text.Length && CedarName.IsIdentifierPart(source.Text[end]))
        {
            end++;
        }

        return end;
    }

    private int StringEnd()
    {
        var text = source.Text;
        for (var at = _at + 1; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                return at + 1;
            }

            if (text[at] == '\\')
            {
                at++;
            }
        }

        throw Fault("the string is not closed", _at, _at + 1, "add `\"` at its end");
    }

    private SchemaToken Take(SchemaTokenKind kind, int end)
    {
        var start = _at;
        _at = end;
        return new(kind, source.Text.Substring(start, end - start), source.Span(start, end));
    }

    private CedarSchemaException Fault(string message, int start, int end, string? help) => new(source.Fault(message, source.Span(start, end), help));
}
