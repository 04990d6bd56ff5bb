namespace Aevum.Cedar.Syntax;

/// <summary>An operator, or a built-in method, applied to two operands.</summary>
public sealed class BinaryExpression : Expression
{
    internal BinaryExpression(BinaryOperator @operator, Expression left, Expression right, SourceSpan span)
        : base(span, Math.Max(left.Height, right.Height) + 1)
    {
        Operator = @operator;
        Left = left;
        Right = right;
    }

    /// <summary>The operator.</summary>
    public BinaryOperator Operator { get; }

    /// <summary>The left operand, or the receiver of the method.</summary>
    public Expression Left { get; }

    /// <summary>The right operand, or the argument of the method.</summary>
    public Expression Right { get; }
}
