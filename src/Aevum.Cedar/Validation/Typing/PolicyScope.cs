using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>The three constraints of a policy, with the slots filled when it is a linked template.</summary>
internal sealed class PolicyScope(ScopeConstraint principal, ScopeConstraint action, ScopeConstraint resource)
{
    internal ScopeConstraint Principal { get; } = principal;

    internal ScopeConstraint Action { get; } = action;

    internal ScopeConstraint Resource { get; } = resource;

    internal static PolicyScope Of(PolicySyntax policy) => new(policy.Principal, policy.Action, policy.Resource);
}
