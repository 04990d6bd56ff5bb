using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Values;

/// <summary>Operators on values that the compiler itself does not fold because an operand is a variable.</summary>
internal static class Arithmetic
{
    /// <summary>The result, or null when it cannot be computed.</summary>
    public static object? Compute(BinaryOperatorKind kind, object? left, object? right) => (left, right) switch
    {
        (Moment moment, TimeSpan duration) when kind == BinaryOperatorKind.Add => moment.Plus(duration),
        (Moment moment, TimeSpan duration) => moment.Minus(duration),
        (Moment later, Moment earlier) when kind == BinaryOperatorKind.Subtract => later.Since(earlier),
        (TimeSpan first, TimeSpan second) => Durations(kind, first, second),
        (TimeSpan duration, not null) when kind is BinaryOperatorKind.Multiply => Times.Real(right) is { } factor ? Times.Duration(duration.Ticks * factor) : null,
        (not null, TimeSpan duration) when kind is BinaryOperatorKind.Multiply => Times.Real(left) is { } factor ? Times.Duration(duration.Ticks * factor) : null,
        _ => Number(left) is { } first && Number(right) is { } second ? Numbers(kind, first, second) : null,
    };

    /// <summary>The result of <c>~</c> or <c>-</c>, or null.</summary>
    public static object? Compute(UnaryOperatorKind kind, object? value) => value is TimeSpan duration && duration != TimeSpan.MinValue
        ? duration.Negate()
        : Number(value) is { } number ? unchecked(kind == UnaryOperatorKind.Minus ? -number : ~number) : null;

    /// <summary>A boxed whole number as <see cref="long"/>, or null.</summary>
    public static long? Number(object? value) => new KnownValue(value, null!).Number;

    private static object? Durations(BinaryOperatorKind kind, TimeSpan left, TimeSpan right) => kind switch
    {
        BinaryOperatorKind.Add => Times.Duration((double)left.Ticks + right.Ticks),
        BinaryOperatorKind.Subtract => Times.Duration((double)left.Ticks - right.Ticks),
        _ => null,
    };

    private static object? Numbers(BinaryOperatorKind kind, long left, long right) => unchecked(kind switch
    {
        BinaryOperatorKind.Or => left | right,
        BinaryOperatorKind.And => left & right,
        BinaryOperatorKind.ExclusiveOr => left ^ right,
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        BinaryOperatorKind.Multiply => left * right,
        BinaryOperatorKind.Divide when right is not (0 or -1) => left / right,
        BinaryOperatorKind.LeftShift => left << (int)(right & 63),
        _ => (object?)null,
    });
}
