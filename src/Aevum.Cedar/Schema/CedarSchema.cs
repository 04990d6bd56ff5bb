using System.Collections.ObjectModel;
using Aevum.Cedar.Schema.Declarations;
using Aevum.Cedar.Schema.Json;
using Aevum.Cedar.Schema.Resolution;
using Aevum.Cedar.Schema.Text;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Schema;

/// <summary>
/// A Cedar schema, language version 4.10: which entity types and actions exist, which attributes, tags and parents entities have,
/// and which requests are possible. Immutable and thread-safe.
/// </summary>
public sealed class CedarSchema
{
    private readonly SchemaDocument _document;

    private CedarSchema(SchemaDocument document, SchemaSource source)
    {
        _document = document;
        Resolved = SchemaResolver.Resolve(document, source);
        EntityTypes = new ReadOnlyDictionary<string, EntityTypeDefinition>(Resolved.EntityTypes);
        Actions = new ReadOnlyDictionary<EntityUid, ActionDefinition>(Resolved.Actions);
    }

    /// <summary>The declared entity types by fully qualified name. The types of actions are not among them.</summary>
    public IReadOnlyDictionary<string, EntityTypeDefinition> EntityTypes { get; }

    /// <summary>The declared actions, groups among them.</summary>
    public IReadOnlyDictionary<EntityUid, ActionDefinition> Actions { get; }

    /// <summary>The resolved form that validators work on.</summary>
    internal ResolvedSchema Resolved { get; }

    /// <summary>Reads a schema in Cedar schema syntax, the form of <c>.cedarschema</c> files, within <see cref="SyntaxLimits.Default"/>.</summary>
    /// <param name="text">The whole schema.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="CedarSchemaException">The text is no valid schema; carries every fault with its place.</exception>
    public static CedarSchema Parse(string text) => Parse(text, SyntaxLimits.Default);

    /// <summary>Reads a schema in Cedar schema syntax within the given limits.</summary>
    /// <param name="text">The whole schema.</param>
    /// <param name="limits">Bounds on length and nesting; types nest at most 200 levels, also when the limits allow more.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="CedarSchemaException">The text is no valid schema; carries every fault with its place.</exception>
    public static CedarSchema Parse(string text, SyntaxLimits limits)
    {
        Argument.NotNull(limits, nameof(limits));
        var source = new SchemaSource(Argument.NotNull(text, nameof(text)), limits);
        return new(SchemaParser.Parse(source), source);
    }

    /// <summary>Reads a schema in the JSON form within <see cref="SyntaxLimits.Default"/>.</summary>
    /// <param name="json">The whole JSON document.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="CedarSchemaException">The text is no valid schema; carries every fault with its place.</exception>
    public static CedarSchema ParseJson(string json) => ParseJson(json, SyntaxLimits.Default);

    /// <summary>Reads a schema in the JSON form within the given limits.</summary>
    /// <param name="json">The whole JSON document.</param>
    /// <param name="limits">Bounds on length and nesting; types nest at most 200 levels, also when the limits allow more.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="CedarSchemaException">The text is no valid schema; carries every fault with its place.</exception>
    public static CedarSchema ParseJson(string json, SyntaxLimits limits)
    {
        Argument.NotNull(limits, nameof(limits));
        var source = new SchemaSource(Argument.NotNull(json, nameof(json)), limits);
        return new(SchemaJsonReader.Read(source), source);
    }

    /// <summary>
    /// The schema in Cedar schema syntax. Reading it back gives a schema of the same meaning; comments and layout are not kept.
    /// An action whose JSON form lists no principal or no resource types loses its <c>appliesTo</c>, which said that it applies to nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The schema came from JSON and refers to an entity type of the same name as a common type, which schema text cannot say.
    /// </exception>
    public string ToCedarText() => SchemaTextWriter.Write(_document, Resolved);

    /// <summary>The schema in the JSON form, indented by two spaces. Reading it back gives a schema of the same meaning.</summary>
    public string ToJson() => SchemaJsonWriter.Write(_document);
}
