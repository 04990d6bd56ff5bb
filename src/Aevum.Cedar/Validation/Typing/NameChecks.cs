using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>Checks that every entity, action and entity type that a policy names is one that the schema knows.</summary>
internal sealed class NameChecks(PolicyCheck policy)
{
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

        var help = policy.Findings.Suggest(entityType, policy.Schema.Schema.EntityTypes.Keys);
        policy.Findings.Add(ValidationErrorKind.UnknownEntityType, $"the schema has no entity type `{entityType}`", span, help);
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
            var message = $"`{entity}` is not listed: `{entity.Type}` is an enumerated entity type";
            policy.Findings.Add(ValidationErrorKind.UnlistedEntity, message, span, ChoiceList.Of(definition));
        }

        return true;
    }

    private bool CheckAction(EntityUid action, SourceSpan span)
    {
        var actions = policy.Schema.Schema.Actions;
        if (actions.ContainsKey(action))
        {
            return true;
        }

        var help = policy.Findings.Suggest(action.ToString(), actions.Keys.Select(static known => known.ToString()));
        policy.Findings.Add(ValidationErrorKind.UnknownAction, $"the schema has no action `{action}`", span, help);
        return false;
    }
}
