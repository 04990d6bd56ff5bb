namespace Aevum.Cedar.Schema;

/// <summary>What entities of a type hold: attributes, and tags when the type of their values is given.</summary>
internal readonly struct EntityShape(RecordType attributes, CedarType? tags)
{
    internal RecordType Attributes { get; } = attributes;

    internal CedarType? Tags { get; } = tags;
}
