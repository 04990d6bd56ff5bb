namespace Aevum.Cedar.Syntax;

/// <summary>An operator applied to one operand.</summary>
public sealed class UnaryExpression : Expression
{
    internal UnaryExpression(UnaryOperator @operator, Expression operand, SourceSpan span)
        : base(span, operand.Height + 1)
    {
        Operator = @operator;
        Operand = operand;
    }

    /// <summary>The operator.</summary>
    public UnaryOperator Operator { get; }

    /// <summary>The operand.</summary>
    public Expression Operand { get; }
}
