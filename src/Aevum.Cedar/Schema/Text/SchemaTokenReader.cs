using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Schema.Text;

/// <summary>One token of look-ahead over the lexer, with the checks that every production of the grammar needs.</summary>
internal sealed class SchemaTokenReader
{
    private readonly SchemaSource _source;
    private readonly SchemaLexer _lexer;
    private int _depth;

    internal SchemaTokenReader(SchemaSource source)
    {
        _source = source;
        _lexer = new(source);
        Current = _lexer.Next();
    }

    /// <summary>The token that was not consumed yet.</summary>
    internal SchemaToken Current { get; private set; }

    internal bool At(string punctuation) => Current.IsPunctuation(punctuation);

    internal bool AtKeyword(string keyword) => Current.IsKeyword(keyword);

    internal SchemaToken Take()
    {
        var taken = Current;
        Current = _lexer.Next();
        return taken;
    }

    internal bool TryTake(string punctuation)
    {
        if (!At(punctuation))
        {
            return false;
        }

        Take();
        return true;
    }

    internal bool TryTakeKeyword(string keyword)
    {
        if (!AtKeyword(keyword))
        {
            return false;
        }

        Take();
        return true;
    }

    internal SchemaToken Expect(string punctuation) => At(punctuation) ? Take() : throw Unexpected("`" + punctuation + "`");

    /// <summary>An identifier of any kind, also a reserved word.</summary>
    internal SchemaToken ExpectAnyIdentifier() => Current.Kind == SchemaTokenKind.Identifier ? Take() : throw Unexpected("an identifier");

    /// <summary>An identifier that is no reserved word.</summary>
    internal SchemaToken ExpectIdentifier()
    {
        var name = ExpectAnyIdentifier();
        return CedarName.IsReservedWord(name.Text)
            ? throw Fault($"`{name.Text}` is a reserved word and cannot be a name", name.Span, "use another name, or quotes for attributes and actions")
            : name;
    }

    /// <summary>The text of a string literal, without escapes.</summary>
    internal string ExpectString()
    {
        if (Current.Kind != SchemaTokenKind.String)
        {
            throw Unexpected("a string");
        }

        var token = Take();
        var raw = token.Text.Substring(1, token.Text.Length - 2);
        var text = EscapedText.Unescape(raw, out var fault);
        if (text is null)
        {
            var at = token.Span.Start + 1 + fault;
            var place = _source.Span(at, Math.Min(at + 2, token.Span.End));
            throw Fault("the string holds an escape sequence that Cedar does not know", place, "write a backslash as `\\\\`");
        }

        return UnicodeText.IsWellFormed(text) ? text : throw Fault("the string is not well-formed Unicode text", token.Span);
    }

    /// <summary>Enters a nested type.</summary>
    internal void Enter()
    {
        if (++_depth > _source.MaxTypeDepth)
        {
            throw Fault($"types nest deeper than {_source.MaxTypeDepth} levels", Current.Span, "name the inner types with `type`");
        }
    }

    internal void Leave() => _depth--;

    internal CedarSchemaException Unexpected(string expected) => Fault($"unexpected {Current.Describe()}, expected {expected}", Current.Span);

    internal CedarSchemaException Fault(string message, SourceSpan span, string? help = null) => new(_source.Fault(message, span, help));
}
