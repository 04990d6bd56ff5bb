using System.Runtime.InteropServices;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation;

/// <summary>Counts how many policies share each restriction, to index every policy by its rarest one. Used while an index is built.</summary>
internal sealed class ScopeKeyFrequency
{
    private readonly Dictionary<(RequestVariable Variable, EntityUid Entity), int> _entities = [];
    private readonly Dictionary<(RequestVariable Variable, string Type), int> _types = [];

    internal ScopeKeyFrequency(IReadOnlyList<Policy> policies)
    {
        foreach (var policy in policies)
        {
            foreach (var restriction in ScopeRestrictions.Of(policy.Syntax))
            {
                Count(restriction);
            }
        }
    }

    /// <summary>The restriction that the fewest policies share; null when the policy has none.</summary>
    internal ScopeConstraint? Rarest(PolicySyntax policy)
    {
        ScopeConstraint? rarest = null;
        var best = int.MaxValue;
        foreach (var restriction in ScopeRestrictions.Of(policy))
        {
            var shared = Shared(restriction);
            if (shared < best)
            {
                best = shared;
                rarest = restriction;
            }
        }

        return rarest;
    }

    private void Count(ScopeConstraint constraint)
    {
        foreach (var entity in EntitiesOf(constraint))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_entities, (constraint.Variable, entity), out _)++;
        }

        if (constraint.EntityType is { } type)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_types, (constraint.Variable, type), out _)++;
        }
    }

    private int Shared(ScopeConstraint constraint) => constraint.Operator == ScopeOperator.Is
        ? _types[(constraint.Variable, constraint.EntityType!)]
        : EntitiesOf(constraint).Sum(entity => _entities[(constraint.Variable, entity)]);

    private static IEnumerable<EntityUid> EntitiesOf(ScopeConstraint constraint) =>
        constraint.IsList ? constraint.Entities : constraint.Entity is { } entity ? [entity] : [];
}
