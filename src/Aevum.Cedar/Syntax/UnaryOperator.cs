namespace Aevum.Cedar.Syntax;

/// <summary>Operators with one operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>!</c> on Booleans.</summary>
    Not = 0,

    /// <summary><c>-</c> on Longs.</summary>
    Negate,

    /// <summary><c>.isEmpty()</c> on sets.</summary>
    IsEmpty,
}
