using Aevum.Cedar.Values;

namespace Aevum.Cedar.Syntax;

/// <summary>Reads the head of a policy: <c>(principal …, action …, resource …)</c>. Not thread-safe.</summary>
internal sealed class ScopeParser
{
    private const string OrderHelp = "the scope holds `principal`, `action` and `resource`, in this order";

    private static readonly string[] VariableNames = ["principal", "action", "resource"];

    private readonly TokenReader _reader;
    private readonly ExpressionParser _expressions;

    internal ScopeParser(TokenReader reader, ExpressionParser expressions)
    {
        _reader = reader;
        _expressions = expressions;
    }

    /// <summary>The three constraints in order; the current token is the opening parenthesis.</summary>
    internal ScopeConstraint[] Parse()
    {
        _reader.Expect(TokenKind.OpenParenthesis, "`(`");
        var scope = new ScopeConstraint[VariableNames.Length];
        for (var at = 0; at < scope.Length; at++)
        {
            scope[at] = ParseConstraint((RequestVariable)at);
            if (!_reader.TryTake(TokenKind.Comma) && at < scope.Length - 1)
            {
                RejectMissing(at + 1);
            }
        }

        if (_reader.Kind == TokenKind.Identifier)
        {
            throw _reader.Fail($"`{_reader.CurrentText}` is one element too many in the scope", _reader.Current.Span, OrderHelp);
        }

        _reader.Expect(TokenKind.CloseParenthesis, "`)`");
        return scope;
    }

    private void RejectMissing(int variable)
    {
        throw _reader.Kind == TokenKind.CloseParenthesis
            ? _reader.Fail($"the scope has no `{VariableNames[variable]}`", _reader.Current.Span, OrderHelp)
            : _reader.Unexpected("`,`, `==`, `in` or `is`");
    }

    private ScopeConstraint ParseConstraint(RequestVariable variable)
    {
        var start = ParseVariable(variable);
        if (_reader.Kind == TokenKind.Colon)
        {
            throw _reader.Fail("a type cannot follow `:` here", _reader.Current.Span, "write `is` instead of `:`");
        }

        if (_reader.TryTakeWord("is"))
        {
            return ParseIs(variable, start);
        }

        if (_reader.TryTake(TokenKind.Equal))
        {
            var target = ParseTarget(variable);
            return ScopeConstraint.Equal(variable, target, start.To(_reader.Previous));
        }

        if (_reader.TryTakeWord("in"))
        {
            return ParseIn(variable, start);
        }

        RejectOtherOperator();
        return ScopeConstraint.Any(variable, start);
    }

    private SourceSpan ParseVariable(RequestVariable variable)
    {
        var expected = VariableNames[(int)variable];
        if (_reader.IsWord(expected))
        {
            return _reader.Take().Span;
        }

        if (_reader.Kind == TokenKind.CloseParenthesis)
        {
            RejectMissing((int)variable);
        }

        if (_reader.Kind != TokenKind.Identifier)
        {
            throw _reader.Unexpected($"`{expected}`");
        }

        var nearest = Suggestion.For(_reader.CurrentText, [expected]);
        throw _reader.Fail($"found `{_reader.CurrentText}` where the scope must say `{expected}`", _reader.Current.Span, nearest ?? OrderHelp);
    }

    private void RejectOtherOperator()
    {
        switch (_reader.Kind)
        {
            case TokenKind.Assign:
                throw _reader.Fail("`=` is not an operator of Cedar", _reader.Current.Span, "did you mean `==`?");
            case TokenKind.NotEqual or TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual:
                throw _reader.Fail($"`{_reader.CurrentText}` cannot stand in the scope", _reader.Current.Span, "the scope knows `==`, `in`, `is` and `is … in`; move other tests into `when { … }`");
            default:
                return;
        }
    }

    private ScopeConstraint ParseIs(RequestVariable variable, SourceSpan start)
    {
        if (variable == RequestVariable.Action)
        {
            throw _reader.Fail("`is` cannot restrict the action in the scope", start.To(_reader.Previous), "move `action is …` into `when { … }`");
        }

        var type = _expressions.Primary.ParseTypeName();
        if (_reader.Kind == TokenKind.Equal)
        {
            throw _reader.Fail("`is` cannot be followed by `==`", _reader.Current.Span, "write `is … in …`");
        }

        if (!_reader.TryTakeWord("in"))
        {
            return ScopeConstraint.Is(variable, type, start.To(_reader.Previous));
        }

        var target = ParseTarget(variable);
        return ScopeConstraint.IsIn(variable, type, target, start.To(_reader.Previous));
    }

    private ScopeConstraint ParseIn(RequestVariable variable, SourceSpan start)
    {
        if (variable != RequestVariable.Action)
        {
            return ScopeConstraint.In(variable, ParseTarget(variable), start.To(_reader.Previous));
        }

        var at = _reader.Current.Span;
        var written = _expressions.Parse();
        if (written is not SetExpression list)
        {
            return ScopeConstraint.In(variable, ScopeTarget.Of(RequireAction(written, at)), start.To(_reader.Previous));
        }

        var entities = new List<EntityUid>();
        foreach (var element in list.Elements)
        {
            entities.Add(RequireAction(element, at));
        }

        return ScopeConstraint.InList(variable, entities.ToArray(), start.To(_reader.Previous));
    }

    /// <summary>An entity or the slot of the variable; an action has no slot.</summary>
    private ScopeTarget ParseTarget(RequestVariable variable)
    {
        if (_reader.Kind == TokenKind.Slot)
        {
            return ParseSlot(variable);
        }

        if (_reader.Kind == TokenKind.OpenParenthesis)
        {
            return ParseParenthesised(variable);
        }

        var at = _reader.Current.Span;
        var written = _expressions.Parse();
        return ScopeTarget.Of(variable == RequestVariable.Action ? RequireAction(written, at) : RequireEntity(written, at));
    }

    /// <summary>Parentheses may stand around an entity and around a slot.</summary>
    private ScopeTarget ParseParenthesised(RequestVariable variable)
    {
        _reader.Enter();
        _reader.Take();
        var target = ParseTarget(variable);
        _reader.Expect(TokenKind.CloseParenthesis, "`)`");
        _reader.Leave();
        return target;
    }

    private ScopeTarget ParseSlot(RequestVariable variable)
    {
        var expected = "?" + VariableNames[(int)variable];
        if (variable == RequestVariable.Action)
        {
            throw _reader.Fail("the action of a template cannot be a slot", _reader.Current.Span, "name an action");
        }

        if (_reader.CurrentText != expected)
        {
            throw _reader.Fail($"the slot here must be `{expected}`, not `{_reader.CurrentText}`", _reader.Current.Span, "the slots are `?principal` and `?resource`");
        }

        _reader.Take();
        return ScopeTarget.Slot;
    }

    private EntityUid RequireAction(Expression written, SourceSpan at)
    {
        var entity = RequireEntity(written, at);
        return entity.IsAction
            ? entity
            : throw _reader.Fail($"`{entity}` is not an action", written.Span, "the type of an action is `Action`, with or without a namespace");
    }

    private EntityUid RequireEntity(Expression written, SourceSpan at) => written switch
    {
        LiteralExpression { Value.Kind: CedarValueKind.Entity } literal => literal.Value.AsEntity,
        LiteralExpression { Value.Kind: CedarValueKind.String } => throw NoEntity(at, "write the entity with its type, as in `User::\"alice\"`"),
        SetExpression => throw NoEntity(at, "a set may stand only after `action in`"),
        _ => throw NoEntity(at, "move other tests into `when { … }`"),
    };

    private SyntaxFault NoEntity(SourceSpan at, string help) =>
        _reader.Fail("exactly one entity must stand here", at.To(_reader.Previous), help);
}
