namespace Aevum.Cedar.Json;

/// <summary>What a schema tells the reader of entity JSON. The schema part of the engine implements it.</summary>
internal abstract class EntityTyping
{
    /// <summary>The expectation of an attribute of an entity type; null when the schema says nothing.</summary>
    internal abstract ExpectedType? AttributeOf(string entityType, string attribute);

    /// <summary>The expectation of the tags of an entity type; null when the schema says nothing.</summary>
    internal abstract ExpectedType? TagOf(string entityType);
}
