using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation;

/// <summary>The compiled restriction of one variable. It cannot fail: the variables are entities whatever the request.</summary>
internal readonly struct ScopeTest
{
    private readonly ScopeOperator _operator;
    private readonly EntityUid? _entity;
    private readonly string? _entityType;
    private readonly EntityUid[]? _entities;

    /// <param name="constraint">A constraint without slot.</param>
    internal ScopeTest(ScopeConstraint constraint)
    {
        _operator = constraint.Operator;
        _entity = constraint.Entity;
        _entityType = constraint.EntityType;
        _entities = constraint.IsList ? [.. constraint.Entities] : null;
    }

    /// <summary>Whether the entity of the request satisfies the restriction.</summary>
    /// <param name="frame">The evaluation.</param>
    /// <param name="uid">The entity of the request.</param>
    /// <param name="stored">The same entity in the store, or null when it is not there.</param>
    internal bool Matches(ref EvaluationFrame frame, EntityUid uid, StoredEntity? stored) => _operator switch
    {
        ScopeOperator.Any => true,
        ScopeOperator.Equal => uid.Equals(_entity),
        ScopeOperator.In => _entities is null ? IsIn(ref frame, uid, stored, _entity!) : IsInAny(ref frame, uid, stored),
        ScopeOperator.Is => IsType(uid),
        ScopeOperator.IsIn => IsType(uid) && IsIn(ref frame, uid, stored, _entity!),
        _ => throw new InvalidOperationException($"unknown scope operator {_operator}"),
    };

    private static bool IsIn(ref EvaluationFrame frame, EntityUid uid, StoredEntity? stored, EntityUid ancestor) =>
        uid.Equals(ancestor) || (stored is { HasParents: true } && frame.Entities.AncestorsOf(stored).Contains(ancestor));

    private bool IsType(EntityUid uid) => string.Equals(uid.Type, _entityType, StringComparison.Ordinal);

    private bool IsInAny(ref EvaluationFrame frame, EntityUid uid, StoredEntity? stored)
    {
        foreach (var entity in _entities!)
        {
            if (IsIn(ref frame, uid, stored, entity))
            {
                return true;
            }
        }

        return false;
    }
}
