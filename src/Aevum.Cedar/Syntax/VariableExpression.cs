namespace Aevum.Cedar.Syntax;

/// <summary>One of <c>principal</c>, <c>action</c>, <c>resource</c>, <c>context</c>.</summary>
public sealed class VariableExpression : Expression
{
    internal VariableExpression(RequestVariable variable, SourceSpan span)
        : base(span, 1) => Variable = variable;

    /// <summary>Which variable.</summary>
    public RequestVariable Variable { get; }
}
