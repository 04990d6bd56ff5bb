namespace Aevum.Cedar.Syntax;

/// <summary>Reads calls of functions and methods and says what is wrong with an unknown one. Not thread-safe.</summary>
internal sealed class CallParser
{
    private static readonly Dictionary<string, BinaryOperator> BinaryMethods = new(StringComparer.Ordinal)
    {
        ["contains"] = BinaryOperator.Contains,
        ["containsAll"] = BinaryOperator.ContainsAll,
        ["containsAny"] = BinaryOperator.ContainsAny,
        ["getTag"] = BinaryOperator.GetTag,
        ["hasTag"] = BinaryOperator.HasTag,
    };

    private const string IsEmpty = "isEmpty";

    private readonly TokenReader _reader;
    private readonly PrimaryParser _primary;

    internal CallParser(TokenReader reader, PrimaryParser primary)
    {
        _reader = reader;
        _primary = primary;
    }

    /// <summary>The arguments of <c>name(…)</c>; the current token is the opening parenthesis.</summary>
    internal Expression ParseFunction(string name, SourceSpan span)
    {
        if (ExtensionFunction.Find(name) is not { IsMethod: false } function)
        {
            throw UnknownFunction(name, span);
        }

        var arguments = _primary.ParseList(TokenKind.CloseParenthesis, ")");
        return _reader.Bounded(new ExtensionCallExpression(function, arguments, span.To(_reader.Previous)));
    }

    /// <summary>The arguments of <c>target.name(…)</c>; the current token is the opening parenthesis.</summary>
    internal Expression ParseMethod(Expression target, string name, SourceSpan span)
    {
        if (string.Equals(name, IsEmpty, StringComparison.Ordinal))
        {
            ParseArguments(name, span, 0);
            return _reader.Bounded(new UnaryExpression(UnaryOperator.IsEmpty, target, target.Span.To(_reader.Previous)));
        }

        if (BinaryMethods.TryGetValue(name, out var @operator))
        {
            var argument = ParseArguments(name, span, 1)[0];
            return _reader.Bounded(new BinaryExpression(@operator, target, argument, target.Span.To(_reader.Previous)));
        }

        if (ExtensionFunction.Find(name) is not { IsMethod: true } method)
        {
            throw UnknownMethod(name, span);
        }

        Expression[] arguments = [target, .. _primary.ParseList(TokenKind.CloseParenthesis, ")")];
        return _reader.Bounded(new ExtensionCallExpression(method, arguments, target.Span.To(_reader.Previous)));
    }

    private Expression[] ParseArguments(string name, SourceSpan span, int count)
    {
        var arguments = _primary.ParseList(TokenKind.CloseParenthesis, ")");
        return arguments.Length == count
            ? arguments
            : throw _reader.Fail(
                $"`{name}` takes {count} argument{(count == 1 ? "" : "s")}, but {arguments.Length} are given",
                span.To(_reader.Previous));
    }

    private SyntaxFault UnknownFunction(string name, SourceSpan span)
    {
        if (name is "principal" or "action" or "resource" or "context")
        {
            return _reader.Fail($"`{name}` is a variable and cannot be called", span);
        }

        if (IsMethod(name))
        {
            return _reader.Fail($"`{name}` is a method, not a function", span, $"write `value.{name}(…)`");
        }

        var functions = ExtensionFunction.All.Where(static function => !function.IsMethod).Select(static function => function.Name);
        return _reader.Fail($"`{name}` is not a function", span, Suggestion.For(name, functions) ?? "the functions are `ip`, `decimal`, `datetime` and `duration`");
    }

    private SyntaxFault UnknownMethod(string name, SourceSpan span)
    {
        if (ExtensionFunction.Find(name) is not null)
        {
            return _reader.Fail($"`{name}` is a function, not a method", span, $"write `{name}(…)`");
        }

        var methods = ExtensionFunction.All.Where(static function => function.IsMethod).Select(static function => function.Name);
        return _reader.Fail($"`{name}` is not a method", span, Suggestion.For(name, [.. methods, .. BinaryMethods.Keys, IsEmpty]));
    }

    private static bool IsMethod(string name) =>
        BinaryMethods.ContainsKey(name) || name == IsEmpty || ExtensionFunction.Find(name) is { IsMethod: true };
}
