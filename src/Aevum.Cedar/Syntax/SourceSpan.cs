using System.Globalization;

namespace Aevum.Cedar.Syntax;

/// <summary>
/// A stretch of source text. Offsets and columns count UTF-16 code units, as .NET strings and editors do.
/// Immutable and thread-safe; <c>default</c> (line 0) means that the node did not come from text, for example from JSON.
/// </summary>
public readonly struct SourceSpan : IEquatable<SourceSpan>
{
    /// <summary>Makes a span.</summary>
    /// <param name="start">Offset of the first code unit, from 0.</param>
    /// <param name="length">Number of code units, 0 for a point between two.</param>
    /// <param name="line">Line of the first code unit, from 1.</param>
    /// <param name="column">Column of the first code unit, from 1.</param>
    public SourceSpan(int start, int length, int line, int column)
    {
        Start = start;
        Length = length;
        Line = line;
        Column = column;
    }

    /// <summary>Offset of the first code unit, from 0.</summary>
    public int Start { get; }

    /// <summary>Number of code units.</summary>
    public int Length { get; }

    /// <summary>Offset after the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>Line of the first code unit, from 1; 0 when there is no source text.</summary>
    public int Line { get; }

    /// <summary>Column of the first code unit, from 1; 0 when there is no source text.</summary>
    public int Column { get; }

    /// <summary>False for <c>default</c>: the node did not come from text.</summary>
    public bool IsKnown => Line > 0;

    /// <summary>Compares two spans.</summary>
    public static bool operator ==(SourceSpan left, SourceSpan right) => left.Equals(right);

    /// <summary>The negation of equality.</summary>
    public static bool operator !=(SourceSpan left, SourceSpan right) => !left.Equals(right);

    /// <summary>The span from the start of this one to the end of <paramref name="last"/>.</summary>
    public SourceSpan To(SourceSpan last) => new(Start, Math.Max(last.End, End) - Start, Line, Column);

    /// <inheritdoc/>
    public bool Equals(SourceSpan other) => Start == other.Start && Length == other.Length && Line == other.Line && Column == other.Column;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SourceSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Start * 397) ^ Length);

    /// <summary>Line and column, for example <c>3:14</c>.</summary>
    public override string ToString() =>
        Line.ToString(CultureInfo.InvariantCulture) + ":" + Column.ToString(CultureInfo.InvariantCulture);
}
