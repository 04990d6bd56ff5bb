namespace Aevum.Cedar.Syntax;

/// <summary>
/// A call of an extension function, such as <c>ip("10.0.0.1")</c>, or method, such as <c>addr.isLoopback()</c>, whose receiver is the
/// first argument. A wrong number of arguments is no syntax error; it fails when the call is evaluated.
/// </summary>
public sealed class ExtensionCallExpression : Expression
{
    internal ExtensionCallExpression(ExtensionFunction function, Expression[] arguments, SourceSpan span)
        : base(span, arguments.Select(static argument => argument.Height).DefaultIfEmpty(0).Max() + 1)
    {
        Function = function;
        Arguments = Array.AsReadOnly(arguments);
    }

    /// <summary>The function.</summary>
    public ExtensionFunction Function { get; }

    /// <summary>The arguments; for a method, first the receiver.</summary>
    public IReadOnlyList<Expression> Arguments { get; }
}
