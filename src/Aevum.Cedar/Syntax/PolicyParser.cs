using Aevum.Cedar.Values;

namespace Aevum.Cedar.Syntax;

/// <summary>
/// Reads policy text (Cedar 4.10 grammar) into trees with exact positions. Static members are thread-safe.
/// Time and memory grow linearly with the text; depth is bounded by <see cref="SyntaxLimits"/>.
/// </summary>
public sealed class PolicyParser
{
    /// <summary>After this many faults the rest of the text is not read.</summary>
    internal const int MaxErrors = 50;

    private readonly TokenReader _reader;
    private readonly ExpressionParser _expressions;
    private readonly ScopeParser _scope;

    private PolicyParser(string text, SyntaxLimits limits)
    {
        _reader = new TokenReader(text, limits);
        _expressions = new ExpressionParser(_reader);
        _scope = new ScopeParser(_reader, _expressions);
    }

    /// <summary>Reads every policy and template of a text; after a fault, reading goes on behind the next semicolon.</summary>
    /// <param name="text">Any number of policies, also none.</param>
    /// <param name="limits">Bounds; null means <see cref="SyntaxLimits.Default"/>.</param>
    /// <returns>The policies and the faults, at most 50 of them.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static PolicyParseResult ParsePolicies(string text, SyntaxLimits? limits = null)
    {
        Argument.NotNull(text, nameof(text));
        var policies = new List<PolicySyntax>();
        var errors = new List<SyntaxError>();
        try
        {
            new PolicyParser(text, limits ?? SyntaxLimits.Default).ReadAll(policies, errors);
        }
        catch (SyntaxFault fault)
        {
            errors.Add(fault.Error);
        }

        return new PolicyParseResult(policies.ToArray(), errors.ToArray());
    }

    /// <summary>Reads exactly one policy or template.</summary>
    /// <param name="text">The text; white space and comments around the policy are allowed.</param>
    /// <param name="limits">Bounds; null means <see cref="SyntaxLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="CedarSyntaxException">The text is not exactly one well-formed policy.</exception>
    public static PolicySyntax ParsePolicy(string text, SyntaxLimits? limits = null) =>
        Read(text, limits, static parser => parser.ReadPolicy());

    /// <summary>Reads exactly one expression, as it may stand between the braces of a condition.</summary>
    /// <param name="text">The text; white space and comments around the expression are allowed.</param>
    /// <param name="limits">Bounds; null means <see cref="SyntaxLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="CedarSyntaxException">The text is not exactly one well-formed expression.</exception>
    public static Expression ParseExpression(string text, SyntaxLimits? limits = null) =>
        Read(text, limits, static parser => parser._expressions.Parse());

    /// <summary>Reads exactly one entity literal, such as <c>User::"alice"</c>.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="CedarSyntaxException">The text is no entity literal.</exception>
    internal static EntityUid ParseEntity(string text, SyntaxLimits limits) => Read(text, limits, static parser =>
    {
        var start = parser._reader.Current.Span;
        return parser._expressions.Primary.ParseMember() is LiteralExpression { Value.Kind: CedarValueKind.Entity } literal
            ? literal.Value.AsEntity
            : throw parser._reader.Fail("this is no entity", start.To(parser._reader.Previous), "write it as `User::\"alice\"`");
    });

    private static T Read<T>(string text, SyntaxLimits? limits, Func<PolicyParser, T> read)
    {
        Argument.NotNull(text, nameof(text));
        try
        {
            var parser = new PolicyParser(text, limits ?? SyntaxLimits.Default);
            var result = read(parser);
            parser._reader.Expect(TokenKind.EndOfText, "the end of the text");
            return result;
        }
        catch (SyntaxFault fault)
        {
            throw new CedarSyntaxException(fault.Error);
        }
    }

    private void ReadAll(List<PolicySyntax> policies, List<SyntaxError> errors)
    {
        while (_reader.Kind != TokenKind.EndOfText && errors.Count < MaxErrors)
        {
            try
            {
                if (policies.Count == _reader.Limits.MaxPolicies)
                {
                    errors.Add(TooMany().Error);
                    return;
                }

                policies.Add(ReadPolicy());
            }
            catch (SyntaxFault fault)
            {
                errors.Add(fault.Error);
                SkipPolicy();
            }
        }
    }

    private SyntaxFault TooMany() => _reader.Fail(
        $"the text has more than {_reader.Limits.MaxPolicies} policies",
        _reader.Current.Span,
        "split it into several sets, or raise the limit on the number of policies");

    private void SkipPolicy()
    {
        _reader.ResetDepth();
        while (_reader.Kind != TokenKind.EndOfText && _reader.Take().Kind != TokenKind.Semicolon)
        {
        }
    }

    private PolicySyntax ReadPolicy()
    {
        var start = _reader.Current.Span;
        var annotations = ReadAnnotations();
        var effect = ReadEffect();
        var scope = _scope.Parse();
        var conditions = ReadConditions();
        if (!_reader.TryTake(TokenKind.Semicolon))
        {
            throw MissingSemicolon();
        }

        return new PolicySyntax(effect, annotations, scope, conditions, start.To(_reader.Previous));
    }

    private Annotation[] ReadAnnotations()
    {
        var annotations = new List<Annotation>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Kind == TokenKind.At)
        {
            var annotation = ReadAnnotation();
            annotations.Add(annotation);
            if (!seen.Add(annotation.Name))
            {
                throw _reader.Fail($"duplicate annotation `@{annotation.Name}`", annotation.Span, "remove one of the two");
            }
        }

        return annotations.ToArray();
    }

    private Annotation ReadAnnotation()
    {
        var start = _reader.Take().Span;
        var name = _reader.TextOf(_reader.Expect(TokenKind.Identifier, "the name of an annotation").Span);
        string? value = null;
        if (_reader.TryTake(TokenKind.OpenParenthesis))
        {
            value = _reader.StringValue(_reader.Expect(TokenKind.String, "a string literal"));
            _reader.Expect(TokenKind.CloseParenthesis, "`)`");
        }

        return new Annotation(name, value, start.To(_reader.Previous));
    }

    private PolicyEffect ReadEffect()
    {
        if (_reader.TryTakeWord("permit"))
        {
            return PolicyEffect.Permit;
        }

        if (_reader.TryTakeWord("forbid"))
        {
            return PolicyEffect.Forbid;
        }

        throw _reader.Kind == TokenKind.Identifier
            ? _reader.Fail($"`{TokenReader.Shorten(_reader.CurrentText)}` is not an effect", _reader.Current.Span, Suggestion.For(_reader.CurrentText, ["permit", "forbid"]) ?? "a policy begins with `permit` or `forbid`")
            : _reader.Unexpected("`permit`, `forbid` or an annotation");
    }

    private PolicyCondition[] ReadConditions()
    {
        var conditions = new List<PolicyCondition>();
        while (_reader.Kind == TokenKind.Identifier)
        {
            conditions.Add(ReadCondition());
        }

        return conditions.ToArray();
    }

    private PolicyCondition ReadCondition()
    {
        var keyword = _reader.CurrentText;
        if (keyword is not ("when" or "unless"))
        {
            throw _reader.Fail($"`{TokenReader.Shorten(keyword)}` does not begin a condition", _reader.Current.Span, Suggestion.For(keyword, ["when", "unless"]) ?? "conditions begin with `when` or `unless`");
        }

        var start = _reader.Take().Span;
        _reader.Expect(TokenKind.OpenBrace, "`{`");
        if (_reader.Kind == TokenKind.CloseBrace)
        {
            throw _reader.Fail($"the `{keyword}` condition is empty", start.To(_reader.Current.Span), "write an expression between the braces, or remove the condition");
        }

        var body = _expressions.Parse();
        _reader.Expect(TokenKind.CloseBrace, "an operator or `}`");
        var kind = keyword == "when" ? ConditionKind.When : ConditionKind.Unless;
        return new PolicyCondition(kind, body, start.To(_reader.Previous));
    }

    private SyntaxFault MissingSemicolon() => _reader.Kind == TokenKind.EndOfText
        ? _reader.Fail("the policy does not end", _reader.Current.Span, "end it with `;`")
        : _reader.Unexpected("`;`, `when` or `unless`");
}
