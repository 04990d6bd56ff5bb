using Aevum.Cedar.Schema.Resolution;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>
/// Answers what may be <c>in</c> what. The answer for one group is worked out for all its members at once, because a policy asks about few
/// groups and many members. Belongs to the check of one policy; not thread-safe.
/// </summary>
internal sealed class Hierarchy(ResolvedSchema schema, WorkBudget budget)
{
    private const int MaxRemembered = 1_000_000;

    private readonly Dictionary<string, HashSet<string>> _typesBelow = new(StringComparer.Ordinal);
    private readonly Dictionary<EntityUid, HashSet<EntityUid>> _actionsBelow = [];
    private int _remembered;

    /// <summary>True when an entity of the first type can be <c>in</c> one of the second: the same type counts.</summary>
    internal bool MayBeIn(string entityType, string ancestorType)
    {
        if (string.Equals(entityType, ancestorType, StringComparison.Ordinal))
        {
            return true;
        }

        if (!_typesBelow.TryGetValue(ancestorType, out var below))
        {
            below = schema.EntityTypes.ContainsKey(ancestorType) ? schema.EntityTypeGraph.SelfAndDescendantsOf([ancestorType]) : ActionTypesBelow(ancestorType);
            Remember(below.Count);
            _typesBelow.Add(ancestorType, below);
        }

        return below.Contains(entityType);
    }

    /// <summary>True when the action is the group or a member of it, at any distance.</summary>
    internal bool IsIn(EntityUid action, EntityUid group)
    {
        if (!_actionsBelow.TryGetValue(group, out var below))
        {
            below = schema.ActionGraph.SelfAndDescendantsOf([group]);
            Remember(below.Count);
            _actionsBelow.Add(group, below);
        }

        return below.Contains(action);
    }

    /// <summary>The types of all actions that are in some action of the given type.</summary>
    private HashSet<string> ActionTypesBelow(string actionType)
    {
        budget.Spend(schema.Actions.Count);
        var groups = schema.Actions.Keys.Where(action => string.Equals(action.Type, actionType, StringComparison.Ordinal)).ToList();
        var below = schema.ActionGraph.SelfAndDescendantsOf(groups);
        budget.Spend(below.Count);
        return new(below.Select(static action => action.Type), StringComparer.Ordinal);
    }

    private void Remember(int count)
    {
        budget.Spend(1 + count);
        _remembered += count;
        if (_remembered <= MaxRemembered)
        {
            return;
        }

        _typesBelow.Clear();
        _actionsBelow.Clear();
        _remembered = count;
    }
}
