using System.Globalization;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Syntax;

/// <summary>Reads literals, names, calls, sets, records, and the members after them. Not thread-safe.</summary>
internal sealed class PrimaryParser
{
    private static readonly Dictionary<string, RequestVariable> Variables = new(StringComparer.Ordinal)
    {
        ["principal"] = RequestVariable.Principal,
        ["action"] = RequestVariable.Action,
        ["resource"] = RequestVariable.Resource,
        ["context"] = RequestVariable.Context,
    };

    private readonly TokenReader _reader;
    private readonly ExpressionParser _expressions;
    private readonly CallParser _calls;

    internal PrimaryParser(TokenReader reader, ExpressionParser expressions)
    {
        _reader = reader;
        _expressions = expressions;
        _calls = new CallParser(reader, this);
    }

    /// <summary>A primary with its accesses and method calls.</summary>
    internal Expression ParseMember()
    {
        var target = ParsePrimary();
        while (true)
        {
            switch (_reader.Kind)
            {
                case TokenKind.Dot:
                    _reader.Take();
                    target = ParseDotAccess(target);
                    break;
                case TokenKind.OpenBracket:
                    target = ParseIndexAccess(target);
                    break;
                case TokenKind.OpenParenthesis:
                    throw _reader.Fail("this expression cannot be called", target.Span.To(_reader.Current.Span), "only functions and methods can be called");
                default:
                    return target;
            }
        }
    }

    /// <summary>An identifier that may name an attribute.</summary>
    internal string ParseAttributeName(string expected)
    {
        var token = _reader.Expect(TokenKind.Identifier, expected);
        var name = _reader.TextOf(token.Span);
        RequireUnreserved(name, token.Span, $"an attribute of this name can be reached as `[\"{name}\"]`");
        return name;
    }

    /// <summary>An entity type name after <c>is</c>.</summary>
    internal string ParseTypeName()
    {
        if (_reader.Kind == TokenKind.String)
        {
            throw _reader.Fail("an entity type name must follow `is`", _reader.Current.Span, "remove the quotes");
        }

        var name = ParseName("an entity type name", out var span);
        if (_reader.Kind == TokenKind.DoubleColon)
        {
            throw _reader.Fail("an entity type name must follow `is`, not an entity", span, "use `==` to compare with one entity");
        }

        return name;
    }

    /// <summary>Expressions between the current opening token and the given closing one; a trailing comma is allowed.</summary>
    internal Expression[] ParseList(TokenKind close, string closeText)
    {
        _reader.Take();
        var elements = new List<Expression>();
        while (_reader.Kind != close)
        {
            elements.Add(_expressions.Parse());
            if (!_reader.TryTake(TokenKind.Comma))
            {
                break;
            }
        }

        _reader.Expect(close, $"`,` or `{closeText}`");
        return elements.ToArray();
    }

    private Expression ParsePrimary() => _reader.Kind switch
    {
        TokenKind.Integer => ParseInteger(),
        TokenKind.String => ParseString(),
        TokenKind.Identifier => ParseWord(),
        TokenKind.OpenParenthesis => ParseParenthesised(),
        TokenKind.OpenBracket => ParseSet(),
        TokenKind.OpenBrace => ParseRecord(),
        TokenKind.Slot => throw MisplacedSlot(),
        _ => throw _reader.Unexpected("an expression"),
    };

    private LiteralExpression ParseInteger()
    {
        var token = _reader.Take();
        if (!long.TryParse(_reader.TextOf(token.Span), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            throw _reader.Fail($"the integer `{TokenReader.Shorten(_reader.TextOf(token.Span))}` is too large", token.Span, $"the largest integer is {long.MaxValue}");
        }

        return new LiteralExpression(CedarValue.From(value), token.Span);
    }

    private LiteralExpression ParseString()
    {
        var token = _reader.Take();
        return new LiteralExpression(CedarValue.From(_reader.StringValue(token)), token.Span);
    }

    private Expression ParseParenthesised()
    {
        _reader.Take();
        var inner = _expressions.Parse();
        _reader.Expect(TokenKind.CloseParenthesis, "`)`");
        return inner;
    }

    private SetExpression ParseSet()
    {
        var start = _reader.Current.Span;
        var elements = ParseList(TokenKind.CloseBracket, "]");
        return _reader.Bounded(new SetExpression(elements, start.To(_reader.Previous)));
    }

    private RecordExpression ParseRecord()
    {
        var start = _reader.Take().Span;
        var fields = new List<RecordField>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Kind != TokenKind.CloseBrace)
        {
            var nameSpan = _reader.Current.Span;
            var name = ParseFieldName();
            if (!seen.Add(name))
            {
                throw _reader.Fail($"duplicate key `{name}` in this record", nameSpan, "remove one of the two");
            }

            _reader.Expect(TokenKind.Colon, "`:`");
            fields.Add(new RecordField(name, _expressions.Parse()));
            if (!_reader.TryTake(TokenKind.Comma))
            {
                break;
            }
        }

        _reader.Expect(TokenKind.CloseBrace, "`,` or `}`");
        return _reader.Bounded(new RecordExpression(fields.ToArray(), start.To(_reader.Previous)));
    }

    private string ParseFieldName() =>
        _reader.Kind == TokenKind.String ? _reader.StringValue(_reader.Take()) : ParseAttributeName("an attribute name or a string literal");

    private Expression ParseWord()
    {
        if (_reader.Following.Kind != TokenKind.DoubleColon && (_reader.IsWord("true") || _reader.IsWord("false")))
        {
            var value = _reader.IsWord("true");
            return new LiteralExpression(CedarValue.From(value), _reader.Take().Span);
        }

        if (_reader.IsWord("if"))
        {
            throw _reader.Fail("`if` cannot stand here", _reader.Current.Span, "put the whole `if … then … else …` in parentheses");
        }

        var name = ParseName("an expression", out var span);
        if (_reader.Kind == TokenKind.DoubleColon)
        {
            return ParseEntityAfter(name, span);
        }

        if (_reader.Kind == TokenKind.OpenParenthesis)
        {
            return _calls.ParseFunction(name, span);
        }

        return Variables.TryGetValue(name, out var variable) ? new VariableExpression(variable, span) : throw UnknownWord(name, span);
    }

    /// <summary>Identifiers joined by <c>::</c>. Stops before a <c>::</c> that does not lead to an identifier.</summary>
    private string ParseName(string expected, out SourceSpan span)
    {
        var first = _reader.Expect(TokenKind.Identifier, expected);
        span = first.Span;
        var name = _reader.TextOf(first.Span);
        RequireUnreserved(name, first.Span, help: null);
        List<string>? parts = null;
        while (_reader.Kind == TokenKind.DoubleColon && _reader.Following.Kind == TokenKind.Identifier)
        {
            _reader.Take();
            var part = _reader.Take();
            (parts ??= [name]).Add(_reader.TextOf(part.Span));
            RequireUnreserved(_reader.TextOf(part.Span), part.Span, help: null);
            span = span.To(part.Span);
        }

        return parts is null ? name : string.Join("::", parts);
    }

    private LiteralExpression ParseEntityAfter(string type, SourceSpan start)
    {
        _reader.Take();
        if (_reader.Kind != TokenKind.String)
        {
            throw _reader.Unexpected("an identifier or a string literal, as in `User::\"alice\"`");
        }

        var id = _reader.StringValue(_reader.Take());
        return new LiteralExpression(CedarValue.From(EntityUid.Trusted(type, id)), start.To(_reader.Previous));
    }

    private Expression ParseDotAccess(Expression target)
    {
        var span = _reader.Current.Span;
        if (_reader.Kind != TokenKind.Identifier || _reader.Following.Kind != TokenKind.OpenParenthesis)
        {
            var name = ParseAttributeName("an attribute name");
            return _reader.Bounded(new AttributeExpression(target, name, target.Span.To(span)));
        }

        var method = _reader.TextOf(_reader.Take().Span);
        RequireUnreserved(method, span, help: null);
        return _calls.ParseMethod(target, method, span);
    }

    private AttributeExpression ParseIndexAccess(Expression target)
    {
        _reader.Take();
        if (_reader.Kind != TokenKind.String)
        {
            throw _reader.Fail("only a string literal can stand between `[` and `]`", _reader.Current.Span, "write `[\"name\"]`");
        }

        var name = _reader.StringValue(_reader.Take());
        _reader.Expect(TokenKind.CloseBracket, "`]`");
        return _reader.Bounded(new AttributeExpression(target, name, target.Span.To(_reader.Previous)));
    }

    private void RequireUnreserved(string name, SourceSpan span, string? help)
    {
        if (CedarName.IsReservedWord(name))
        {
            throw _reader.Fail($"`{name}` is a reserved word and cannot be a name", span, help);
        }

        if (string.Equals(name, CedarName.Reserved, StringComparison.Ordinal))
        {
            throw _reader.Fail($"the name `{name}` is reserved for Cedar itself", span, "choose another name");
        }
    }

    private SyntaxFault UnknownWord(string name, SourceSpan span)
    {
        var nearest = Suggestion.For(name, Variables.Keys);
        return _reader.Fail(
            $"`{name}` is not a variable",
            span,
            nearest ?? "the variables are `principal`, `action`, `resource` and `context`; put the word in quotes to make it a string");
    }

    private SyntaxFault MisplacedSlot()
    {
        var slot = _reader.CurrentText;
        return slot is "?principal" or "?resource"
            ? _reader.Fail($"the slot `{slot}` cannot stand in a condition", _reader.Current.Span, "slots stand only in the scope of a template")
            : _reader.Fail($"`{slot}` is not a slot", _reader.Current.Span, Suggestion.For(slot, ["?principal", "?resource"]) ?? "the slots are `?principal` and `?resource`");
    }
}
