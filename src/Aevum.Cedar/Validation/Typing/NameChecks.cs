using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>Checks that every entity, action and entity type that a policy names is one that the schema knows.</summary>
internal sealed class NameChecks(PolicyCheck policy)
{
    private const int MaxListedChoices = 10;

    /// <summary>Checks the names in the scope; false when one of them is unknown.</summary>
    internal bool CheckScope(PolicyScope scope)
    {
        var known = true;
        foreach (var constraint in new[] { scope.Principal, scope.Action, scope.Resource })
        {
            if (constraint.EntityType is { } entityType)
            {
                known &= CheckType(entityType, constraint.Span);
            }

            if (constraint.Entity is { } entity)
            {
                known &= CheckEntity(entity, constraint.Span);
            }

            foreach (var listed in constraint.Entities)
            {
                known &= CheckEntity(listed, constraint.Span);
            }
        }

        return known;
    }

    /// <summary>Checks the names in the conditions.</summary>
    internal void CheckExpressions()
    {
        foreach (var named in policy.Expressions.EntityTypes)
        {
            CheckType(named.Key, named.Value);
        }

        foreach (var named in policy.Expressions.Entities)
        {
            CheckEntity(named.Key, named.Value);
        }
    }

    private bool CheckType(string entityType, SourceSpan span)
    {
        if (policy.Schema.IsKnownType(entityType))
        {
            return true;
        }

        policy.Findings.Add(ValidationErrorKind.UnknownEntityType, $"the schema has no entity type `{entityType}`", span, policy.Findings.Suggest(entityType, policy.Schema.Schema.EntityTypes.Keys));
        return false;
    }

    private bool CheckEntity(EntityUid entity, SourceSpan span)
    {
        if (entity.IsAction)
        {
            return CheckAction(entity, span);
        }

        if (!CheckType(entity.Type, span))
        {
            return false;
        }

        var definition = policy.Schema.Schema.EntityTypes[entity.Type];
        if (!definition.AllowsId(entity.Id))
        {
            policy.Findings.Add(ValidationErrorKind.UnlistedEntity, $"`{entity}` is not listed: `{entity.Type}` is an enumerated entity type", span, ListChoices(definition));
        }

        return true;
    }

    private bool CheckAction(EntityUid action, SourceSpan span)
    {
        if (policy.Schema.Schema.Actions.ContainsKey(action))
        {
            return true;
        }

        policy.Findings.Add(ValidationErrorKind.UnknownAction, $"the schema has no action `{action}`", span, policy.Findings.Suggest(action.ToString(), policy.Schema.Schema.Actions.Keys.Select(static known => known.ToString())));
        return false;
    }

    private static string ListChoices(EntityTypeDefinition definition)
    {
        var listed = string.Join(", ", definition.Choices.Take(MaxListedChoices).Select(SchemaNames.Quoted));
        return "it lists " + listed + (definition.Choices.Count > MaxListedChoices ? ", …" : string.Empty);
    }
}
