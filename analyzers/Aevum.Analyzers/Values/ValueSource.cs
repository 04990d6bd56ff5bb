using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Values;

/// <summary>An operation whose value can reach a place, with the call through which it was found.</summary>
internal readonly struct ValueSource(IOperation operation, CallFrame? frame, bool isElement = false)
{
    /// <summary>A constant, a creation, a call that was not followed, or anything else that is not a mere step on the way.</summary>
    public IOperation Operation { get; } = operation;

    /// <summary>Where the parameters of the surrounding helper get their values; null outside a followed call.</summary>
    public CallFrame? Frame { get; } = frame;

    /// <summary>True when the value is one of the elements of <see cref="Operation"/>, a collection whose elements are not written in source.</summary>
    public bool IsElement { get; } = isElement;
}
