using Aevum.Cedar.Schema;
using Aevum.Cedar.Schema.Resolution;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Validation.Conformance;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation;

/// <summary>
/// Checks entities against a schema: attributes, tags, ancestors, enumerated identifiers; an action must be exactly as declared.
/// Immutable and thread-safe.
/// </summary>
public sealed partial class EntityValidator
{
    private const int MaxUndeclared = 20;

    private readonly ResolvedSchema _schema;
    private readonly ValueChecks _values;

    /// <summary>A validator for the schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <exception cref="ArgumentNullException">The schema is null.</exception>
    public EntityValidator(CedarSchema schema)
    {
        _schema = Argument.NotNull(schema, nameof(schema)).Resolved;
        _values = new(_schema);
    }

    /// <summary>Checks one entity.</summary>
    /// <param name="uid">Its name.</param>
    /// <param name="attributes">All of its attributes.</param>
    /// <param name="tags">All of its tags.</param>
    /// <param name="ancestors">Every entity above it, at any distance.</param>
    /// <returns>Every departure: at most one for each attribute, tag and ancestor, and at most twenty for attributes that are not declared.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ConformanceResult Validate(EntityUid uid, CedarRecord attributes, CedarRecord tags, IReadOnlyCollection<EntityUid> ancestors)
    {
        Argument.NotNull(uid, nameof(uid));
        Argument.NotNull(attributes, nameof(attributes));
        Argument.NotNull(tags, nameof(tags));
        Argument.NotNull(ancestors, nameof(ancestors));
        var faults = _values.CheckEntity(uid) is { } fault ? [fault]
            : uid.IsAction ? CheckAction(uid, attributes, tags, ancestors)
            : CheckEntity(_schema.EntityTypes[uid.Type], attributes, tags, ancestors);
        return new(faults.Select(found => new ConformanceError(found.Kind, uid.ToString(), found.Message, found.Help)));
    }

    private List<ValueFault> CheckAction(EntityUid uid, CedarRecord attributes, CedarRecord tags, IReadOnlyCollection<EntityUid> ancestors)
    {
        var difference = attributes.Count > 0 ? "has attributes, which no action has"
            : tags.Count > 0 ? "has tags, which no action has"
            : !_schema.ActionGraph.AncestorsOf(uid).SetEquals(ancestors) ? "is in other groups than the schema declares"
            : null;
        const string Help = "leave it out of the entities; the schema already defines it";
        return difference is null ? [] : [new(ConformanceErrorKind.ActionDiffers, $"the action `{uid}` {difference}", Help)];
    }

    private List<ValueFault> CheckEntity(EntityTypeDefinition definition, CedarRecord attributes, CedarRecord tags, IReadOnlyCollection<EntityUid> ancestors)
    {
        var faults = new List<ValueFault>();
        CheckAttributes(definition, attributes, faults);
        CheckTags(definition, tags, faults);
        CheckAncestors(definition, ancestors, faults);
        return faults;
    }

    private void CheckAttributes(EntityTypeDefinition definition, CedarRecord attributes, List<ValueFault> faults)
    {
        foreach (var declared in definition.Attributes.Attributes)
        {
            if (attributes.TryGet(declared.Name, out var value))
            {
                Add(faults, _values.Check(value, declared.Type)?.InAttribute(declared.Name));
            }
            else if (declared.IsRequired)
            {
                faults.Add(new(ConformanceErrorKind.MissingAttribute, $"the required attribute `{declared.Name}` is missing"));
            }
        }

        foreach (var name in attributes.Names.Where(name => definition.Attributes.Find(name) is null).Take(MaxUndeclared))
        {
            var help = QuickSuggestion.For(name, definition.Attributes.Attributes, static attribute => attribute.Name);
            faults.Add(new(ConformanceErrorKind.UndeclaredAttribute, $"the attribute `{name}` is not declared", help));
        }
    }

    private void CheckTags(EntityTypeDefinition definition, CedarRecord tags, List<ValueFault> faults)
    {
        if (tags.Count > 0 && definition.Tags is null)
        {
            faults.Add(new(ConformanceErrorKind.UndeclaredTag, $"entity type `{definition.Name}` has no tags", "declare them in the schema with `tags`"));
            return;
        }

        foreach (var tag in tags.Attributes)
        {
            Add(faults, _values.Check(tag.Value, definition.Tags!)?.InAttribute("tag " + tag.Key));
        }
    }

    private void CheckAncestors(EntityTypeDefinition definition, IReadOnlyCollection<EntityUid> ancestors, List<ValueFault> faults)
    {
        var allowed = _schema.EntityTypeGraph.AncestorsOf(definition.Name);
        foreach (var ancestor in ancestors)
        {
            Add(faults, allowed.Contains(ancestor.Type) ? _values.CheckEntity(ancestor) : Forbidden(ancestor, definition));
        }
    }

    private static ValueFault Forbidden(EntityUid ancestor, EntityTypeDefinition definition) => new(
        ConformanceErrorKind.ForbiddenAncestor,
        $"the ancestor `{ancestor}` is not allowed: `{definition.Name}` is not declared to be in `{ancestor.Type}`");

    private static void Add(List<ValueFault> faults, ValueFault? fault)
    {
        if (fault is not null)
        {
            faults.Add(fault);
        }
    }
}
