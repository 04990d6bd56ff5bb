using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>
/// The request environments in which a policy must be checked: those that its scope allows, and of those that differ only in something
/// the conditions do not mention, one.
/// </summary>
internal sealed class EnvironmentList(PolicyCheck policy, PolicyScope scope)
{
    private readonly ScopeFilter _filter = new(policy);
    private readonly HashSet<(string?, object?, string?)> _seen = [];

    /// <summary>The environments, worked out one by one; none when no request can meet the scope.</summary>
    internal IEnumerable<RequestEnvironment> Enumerate()
    {
        foreach (var action in policy.Schema.Schema.Actions.Values)
        {
            if (!_filter.Allows(scope.Action, action))
            {
                continue;
            }

            var resources = Allowed(scope.Resource, action.ResourceTypes);
            if (resources.Count == 0)
            {
                continue;
            }

            foreach (var principal in Allowed(scope.Principal, action.PrincipalTypes))
            {
                foreach (var resource in resources)
                {
                    policy.Budget.Spend();
                    if (_seen.Add(Key(principal, action, resource)))
                    {
                        yield return new(Reference(principal), action, Reference(resource));
                    }
                }
            }
        }
    }

    private List<string> Allowed(ScopeConstraint constraint, IReadOnlyList<string> types)
    {
        var allowed = types.Where(type => _filter.Allows(constraint, type));
        return [.. policy.Expressions.Uses(constraint.Variable) ? allowed : allowed.Take(1)];
    }

    private (string?, object?, string?) Key(string principal, ActionDefinition action, string resource)
    {
        object? situation = policy.Expressions.Uses(RequestVariable.Action) ? action : policy.Expressions.Uses(RequestVariable.Context) ? action.Context : null;
        return (
            policy.Expressions.Uses(RequestVariable.Principal) ? principal : null,
            situation,
            policy.Expressions.Uses(RequestVariable.Resource) ? resource : null);
    }

    private EntityReferenceType Reference(string entityType) => policy.Schema.Schema.EntityTypes[entityType].Reference;
}
