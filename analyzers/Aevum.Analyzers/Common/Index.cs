namespace System;

/// <summary>The compiler asks for this type when a list pattern is compiled for netstandard2.0.</summary>
internal readonly struct Index(int value, bool fromEnd = false)
{
    /// <summary>The position in a collection of <paramref name="length"/> elements.</summary>
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
