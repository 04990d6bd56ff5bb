using Aevum.Cedar.Values;

namespace Aevum.Cedar.Json;

/// <summary>
/// What a schema says about a value that is read from JSON. Only three things matter to the reader: where an entity, or a value of an
/// extension type, may be written in its short form, and which expectation holds below a set or a record. Immutable and thread-safe.
/// </summary>
internal sealed class ExpectedType
{
    private readonly Func<string, ExpectedType?>? _attribute;

    private ExpectedType(CedarValueKind kind, ExpectedType? element, Func<string, ExpectedType?>? attribute)
    {
        Kind = kind;
        Element = element;
        _attribute = attribute;
    }

    /// <summary>The kind of value the schema asks for.</summary>
    internal CedarValueKind Kind { get; }

    /// <summary>For sets, the expectation of each element; null when nothing is known.</summary>
    internal ExpectedType? Element { get; }

    /// <summary>A kind without parts: primitive, entity or extension type.</summary>
    internal static ExpectedType Of(CedarValueKind kind) => new(kind, null, null);

    internal static ExpectedType SetOf(ExpectedType? element) => new(CedarValueKind.Set, element, null);

    /// <param name="attribute">Finds the expectation of an attribute by name; null when nothing is known.</param>
    internal static ExpectedType RecordOf(Func<string, ExpectedType?> attribute) => new(CedarValueKind.Record, null, attribute);

    /// <summary>For records, the expectation of an attribute; null when nothing is known.</summary>
    internal ExpectedType? Attribute(string name) => _attribute?.Invoke(name);
}
