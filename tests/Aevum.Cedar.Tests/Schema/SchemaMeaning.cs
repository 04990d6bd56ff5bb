using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Tests.Schema;

/// <summary>Everything a schema says, as one text that does not depend on order or spelling.</summary>
internal static class SchemaMeaning
{
    internal static string Describe(CedarSchema schema) => string.Join('\n', Types(schema).Concat(Actions(schema)));

    private static IEnumerable<string> Types(CedarSchema schema) => schema.EntityTypes.Values
        .OrderBy(static type => type.Name, StringComparer.Ordinal)
        .Select(static type => $"entity {type.Name} in [{string.Join(", ", type.Parents)}] {type.Attributes} tags {type.Tags} {type.IsEnumerated} [{string.Join("|", type.Choices)}] {Notes(type.Annotations)}");

    private static IEnumerable<string> Actions(CedarSchema schema) => schema.Actions.Values
        .OrderBy(static action => action.Uid.ToString(), StringComparer.Ordinal)
        .Select(static action => $"action {action.Uid} in [{string.Join(", ", action.Parents)}] {Application(action)} {Notes(action.Annotations)}");

    /// <summary>An action without principals or without resources applies to nothing; text cannot say more about it.</summary>
    private static string Application(ActionDefinition action) => action.PrincipalTypes.Count == 0 || action.ResourceTypes.Count == 0
        ? "nothing"
        : $"[{string.Join(", ", action.PrincipalTypes)}] [{string.Join(", ", action.ResourceTypes)}] {action.Context}";

    private static string Notes(IReadOnlyList<Aevum.Cedar.Syntax.Annotation> annotations) => string.Join(' ', annotations.Select(static note => $"@{note.Name}={note.Value ?? "(none)"}"));
}
