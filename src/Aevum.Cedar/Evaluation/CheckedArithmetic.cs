using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Evaluation;

/// <summary>64-bit arithmetic that reports overflow as an answer instead of an exception.</summary>
internal static class CheckedArithmetic
{
    internal static bool TryCompute(BinaryOperator @operator, long left, long right, out long result) => @operator switch
    {
        BinaryOperator.Add => TryAdd(left, right, out result),
        BinaryOperator.Subtract => TrySubtract(left, right, out result),
        BinaryOperator.Multiply => TryMultiply(left, right, out result),
        _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, "no arithmetic operator"),
    };

    internal static bool TryAdd(long left, long right, out long result)
    {
        result = unchecked(left + right);

        // Overflow happened when both operands have the sign that the result has not.
        return ((left ^ result) & (right ^ result)) >= 0;
    }

    internal static bool TrySubtract(long left, long right, out long result)
    {
        result = unchecked(left - right);
        return ((left ^ right) & (left ^ result)) >= 0;
    }

    internal static bool TryMultiply(long left, long right, out long result)
    {
        var high = Math.BigMul(left, right, out result);

        // The upper half must be nothing but the sign of the lower half.
        return high == result >> 63;
    }
}
