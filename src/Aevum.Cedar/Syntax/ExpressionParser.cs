using System.Globalization;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Syntax;

/// <summary>
/// Reads expressions by the Cedar 4.10 grammar: <c>if</c>, then <c>||</c>, <c>&amp;&amp;</c>, one relation, sums, products, up to four
/// equal signs, then members. Not thread-safe.
/// </summary>
internal sealed class ExpressionParser
{
    private const int MaxSigns = 4;

    private readonly TokenReader _reader;
    private readonly PrimaryParser _primary;

    internal ExpressionParser(TokenReader reader)
    {
        _reader = reader;
        _primary = new PrimaryParser(reader, this);
    }

    internal PrimaryParser Primary => _primary;

    /// <summary>Reads one expression of any kind.</summary>
    internal Expression Parse()
    {
        _reader.Enter();
        var expression = _reader.IsWord("if") && _reader.Following.Kind != TokenKind.DoubleColon ? ParseIf() : ParseOr();
        _reader.Leave();
        return expression;
    }

    private IfExpression ParseIf()
    {
        var start = _reader.Take().Span;
        var condition = Parse();
        _reader.ExpectWord("then");
        var whenTrue = Parse();
        _reader.ExpectWord("else");
        var whenFalse = Parse();
        return _reader.Bounded(new IfExpression(condition, whenTrue, whenFalse, start.To(_reader.Previous)));
    }

    private Expression ParseOr()
    {
        var left = ParseAnd();
        while (_reader.TryTake(TokenKind.Or))
        {
            left = Binary(BinaryOperator.Or, left, ParseAnd());
        }

        return left;
    }

    private Expression ParseAnd()
    {
        var left = ParseRelation();
        while (_reader.TryTake(TokenKind.And))
        {
            left = Binary(BinaryOperator.And, left, ParseRelation());
        }

        return left;
    }

    private Expression ParseRelation()
    {
        var left = ParseSum();
        if (_reader.TryTakeWord("has"))
        {
            return ParseHas(left);
        }

        if (_reader.TryTakeWord("like"))
        {
            return ParseLike(left);
        }

        if (_reader.TryTakeWord("is"))
        {
            return ParseIs(left);
        }

        if (RelationAt(_reader) is not { } relation)
        {
            return left;
        }

        _reader.Take();
        var comparison = Binary(relation, left, ParseSum());
        if (RelationAt(_reader) is not null)
        {
            throw _reader.Fail(
                "relational operators cannot be chained",
                left.Span.To(_reader.Current.Span),
                "use parentheses to say which comparison comes first");
        }

        return comparison;
    }

    /// <summary>The relational operator at the current token, or null.</summary>
    private static BinaryOperator? RelationAt(TokenReader reader) => reader.Kind switch
    {
        TokenKind.Equal => BinaryOperator.Equal,
        TokenKind.NotEqual => BinaryOperator.NotEqual,
        TokenKind.Less => BinaryOperator.Less,
        TokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
        TokenKind.Greater => BinaryOperator.Greater,
        TokenKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
        TokenKind.Identifier when reader.IsWord("in") => BinaryOperator.In,
        TokenKind.Assign => throw reader.Fail("`=` is not an operator of Cedar", reader.Current.Span, "did you mean `==`?"),
        _ => null,
    };

    private HasExpression ParseHas(Expression target)
    {
        if (_reader.Kind == TokenKind.String)
        {
            var name = _reader.StringValue(_reader.Take());
            RejectAfterHas();
            return _reader.Bounded(new HasExpression(target, [name], target.Span.To(_reader.Previous)));
        }

        var path = new List<string> { _primary.ParseAttributeName("an attribute name or a string literal") };
        while (_reader.TryTake(TokenKind.Dot))
        {
            path.Add(_primary.ParseAttributeName("an attribute name"));
        }

        RejectAfterHas();
        return _reader.Bounded(new HasExpression(target, path.ToArray(), target.Span.To(_reader.Previous)));
    }

    private void RejectAfterHas()
    {
        if (_reader.Kind is TokenKind.Dot or TokenKind.OpenBracket or TokenKind.OpenParenthesis or TokenKind.DoubleColon)
        {
            throw _reader.Fail(
                "the right side of `has` must be attribute names joined by `.`, or one string literal",
                _reader.Current.Span,
                "to test further, write `target has a && target.a has b`");
        }
    }

    private LikeExpression ParseLike(Expression target)
    {
        if (_reader.Kind != TokenKind.String)
        {
            throw _reader.Fail("the right side of `like` must be a string literal", _reader.Current.Span, "write the pattern between quotes, with `*` for any text");
        }

        var pattern = _reader.PatternValue(_reader.Take());
        return _reader.Bounded(new LikeExpression(target, pattern, target.Span.To(_reader.Previous)));
    }

    private IsExpression ParseIs(Expression target)
    {
        var type = _primary.ParseTypeName();
        var ancestor = _reader.TryTakeWord("in") ? ParseSum() : null;
        return _reader.Bounded(new IsExpression(target, type, ancestor, target.Span.To(_reader.Previous)));
    }

    private Expression ParseSum()
    {
        var left = ParseProduct();
        while (_reader.Kind is TokenKind.Plus or TokenKind.Minus)
        {
            var sum = _reader.Take().Kind == TokenKind.Plus ? BinaryOperator.Add : BinaryOperator.Subtract;
            left = Binary(sum, left, ParseProduct());
        }

        return left;
    }

    private Expression ParseProduct()
    {
        var left = ParseUnary();
        while (_reader.TryTake(TokenKind.Star))
        {
            left = Binary(BinaryOperator.Multiply, left, ParseUnary());
        }

        if (_reader.Kind is TokenKind.Slash or TokenKind.Percent)
        {
            throw _reader.Fail($"Cedar has no operator `{_reader.CurrentText}`", _reader.Current.Span, "multiply the other side instead");
        }

        return left;
    }

    private Expression ParseUnary()
    {
        if (_reader.Kind is not (TokenKind.Not or TokenKind.Minus))
        {
            return _primary.ParseMember();
        }

        var sign = _reader.Current;
        var count = 0;
        while (_reader.Kind == sign.Kind)
        {
            _reader.Take();
            count++;
        }

        if (count > MaxSigns)
        {
            throw _reader.Fail($"more than {MaxSigns} signs in a row", sign.Span.To(_reader.Previous), "remove pairs of signs");
        }

        var negated = sign.Kind == TokenKind.Minus && IsPlainInteger();
        var operand = negated ? ParseNegativeInteger() : _primary.ParseMember();
        var @operator = sign.Kind == TokenKind.Not ? UnaryOperator.Not : UnaryOperator.Negate;
        for (var applied = negated ? 1 : 0; applied < count; applied++)
        {
            operand = _reader.Bounded(new UnaryExpression(@operator, operand, sign.Span.To(operand.Span)));
        }

        return operand;
    }

    /// <summary>A sign belongs to the literal only when the literal stands alone: <c>-1.a</c> is <c>-(1.a)</c>.</summary>
    private bool IsPlainInteger() =>
        _reader.Kind == TokenKind.Integer
        && _reader.Following.Kind is not (TokenKind.Dot or TokenKind.OpenBracket or TokenKind.OpenParenthesis);

    private LiteralExpression ParseNegativeInteger()
    {
        var sign = _reader.Previous;
        var token = _reader.Take();
        if (!ulong.TryParse(_reader.TextOf(token.Span), NumberStyles.None, CultureInfo.InvariantCulture, out var magnitude)
            || !DigitText.TrySigned(magnitude, negative: true, out var value))
        {
            throw _reader.Fail("the integer is too small", sign.To(token.Span), $"the smallest integer is {long.MinValue}");
        }

        return new LiteralExpression(CedarValue.From(value), sign.To(token.Span));
    }

    private BinaryExpression Binary(BinaryOperator @operator, Expression left, Expression right) =>
        _reader.Bounded(new BinaryExpression(@operator, left, right, left.Span.To(right.Span)));
}
