using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Values;

/// <summary>
/// One value that can reach a place. <see cref="Value"/> is null, a string, a <see cref="PartialText"/>, a bool, a char, a number (enum values as
/// their number), a <see cref="Moment"/> or a <see cref="TimeSpan"/>.
/// </summary>
internal readonly struct KnownValue(object? value, SyntaxNode origin)
{
    public object? Value { get; } = value;

    /// <summary>The expression the value was written as.</summary>
    public SyntaxNode Origin { get; } = origin;

    /// <summary>The text, when the value is text without unknown parts.</summary>
    public string? Text => Value as string;

    /// <summary>The number, when the value is a whole number or an enum value.</summary>
    public long? Number => Value switch
    {
        sbyte number => number,
        byte number => number,
        short number => number,
        ushort number => number,
        int number => number,
        uint number => number,
        long number => number,
        ulong number when number <= long.MaxValue => (long)number,
        _ => null,
    };

    /// <summary>The value again, said to be written elsewhere.</summary>
    public KnownValue At(SyntaxNode origin) => new(Value, origin);
}
