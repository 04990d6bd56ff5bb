using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Validation.Conformance;

/// <summary>Why a value is not of its declared type, and at which place inside of it.</summary>
internal sealed class ValueFault(ConformanceErrorKind kind, string message, string? help = null, string path = "")
{
    internal ConformanceErrorKind Kind { get; } = kind;

    /// <summary>The message, with the place when the fault lies inside of the value.</summary>
    internal string Message => MessageText.Bounded(path.Length == 0 ? message : "in `" + path + "`, " + message);

    internal string? Help { get; } = help;

    /// <summary>The same fault as seen from a record that holds the value as an attribute.</summary>
    internal ValueFault InAttribute(string name) => new(Kind, message, Help, Prefixed(name));

    /// <summary>The same fault as seen from a set that holds the value.</summary>
    internal ValueFault InSet() => new(Kind, message, Help, Prefixed("[]"));

    private string Prefixed(string place) => path.Length == 0 ? place : path[0] == '[' ? place + path : place + "." + path;
}
