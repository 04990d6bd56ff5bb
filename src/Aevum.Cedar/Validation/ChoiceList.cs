using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Validation;

/// <summary>Lists what would have been right, for advice in messages.</summary>
internal static class ChoiceList
{
    private const int MaxListed = 10;

    /// <summary>The identifiers of an enumerated entity type; of many, the first ten.</summary>
    internal static string Of(EntityTypeDefinition definition) => "it lists " + Join(definition.Choices, SchemaNames.Quoted);

    /// <summary>The entity types an action applies to; of many, the first ten.</summary>
    internal static string Of(IReadOnlyList<string> entityTypes) =>
        entityTypes.Count == 0 ? "it applies to nothing: it is a group of actions" : "it applies to " + Join(entityTypes, static type => "`" + type + "`");

    private static string Join(IReadOnlyList<string> items, Func<string, string> write) =>
        string.Join(", ", items.Take(MaxListed).Select(write)) + (items.Count > MaxListed ? ", …" : string.Empty);
}
