using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>Decides which actions, principal types and resource types can meet the scope of a policy. A slot may be filled to meet anything.</summary>
internal sealed class ScopeFilter(PolicyCheck policy)
{
    private readonly Dictionary<(RequestVariable, string), bool> _types = [];

    /// <summary>True when the action can meet the constraint.</summary>
    internal bool Allows(ScopeConstraint constraint, ActionDefinition action)
    {
        policy.Budget.Spend();
        return constraint switch
        {
            { Operator: ScopeOperator.Any } => true,
            { Operator: ScopeOperator.Equal } => action.Uid == constraint.Entity,
            { IsList: true } => constraint.Entities.Any(group => policy.Hierarchy.IsIn(action.Uid, group)),
            { Entity: { } group } => policy.Hierarchy.IsIn(action.Uid, group),
            _ => false,
        };
    }

    /// <summary>True when an entity of the type can meet the constraint.</summary>
    internal bool Allows(ScopeConstraint constraint, string entityType)
    {
        policy.Budget.Spend();
        if (!_types.TryGetValue((constraint.Variable, entityType), out var allowed))
        {
            allowed = Decide(constraint, entityType);
            _types.Add((constraint.Variable, entityType), allowed);
        }

        return allowed;
    }

    private bool Decide(ScopeConstraint constraint, string entityType) => constraint.Operator switch
    {
        ScopeOperator.Any => true,
        ScopeOperator.Equal => constraint.Entity is not { } entity || Same(entity.Type, entityType),
        ScopeOperator.In => MayBeIn(constraint, entityType),
        ScopeOperator.Is => Same(constraint.EntityType, entityType),
        ScopeOperator.IsIn => Same(constraint.EntityType, entityType) && MayBeIn(constraint, entityType),
        _ => throw new InvalidOperationException("the list of scope operators is closed"),
    };

    private bool MayBeIn(ScopeConstraint constraint, string entityType) =>
        constraint.Entity is not { } group || policy.Hierarchy.MayBeIn(entityType, group.Type);

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
