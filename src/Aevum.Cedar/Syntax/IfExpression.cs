namespace Aevum.Cedar.Syntax;

/// <summary><c>if … then … else …</c>: only the chosen branch is evaluated.</summary>
public sealed class IfExpression : Expression
{
    internal IfExpression(Expression condition, Expression whenTrue, Expression whenFalse, SourceSpan span)
        : base(span, Math.Max(condition.Height, Math.Max(whenTrue.Height, whenFalse.Height)) + 1)
    {
        Condition = condition;
        WhenTrue = whenTrue;
        WhenFalse = whenFalse;
    }

    /// <summary>The Boolean that chooses.</summary>
    public Expression Condition { get; }

    /// <summary>The branch after <c>then</c>.</summary>
    public Expression WhenTrue { get; }

    /// <summary>The branch after <c>else</c>.</summary>
    public Expression WhenFalse { get; }
}
