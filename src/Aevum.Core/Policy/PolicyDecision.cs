namespace Aevum.Policy;

/// <summary>The answer of a policy engine. Immutable.</summary>
public sealed record PolicyDecision
{
    /// <summary>True only when the call may go on.</summary>
    public required bool IsPermitted { get; init; }

    /// <summary>Why, in one line without personal text; null when there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>The ids of the policies that determined the decision, in policy-set order.</summary>
    public IReadOnlyList<string> DeterminingPolicies { get; init; } = [];

    /// <summary>The ids of policies that could not be evaluated.</summary>
    public IReadOnlyList<string> ErroringPolicies { get; init; } = [];

    /// <summary>Lower-case hexadecimal SHA3-256 of the policy set that decided; null when the engine has none.</summary>
    public string? PolicySetHash { get; init; }

    /// <summary>A permit without further detail.</summary>
    public static PolicyDecision Permit { get; } = new() { IsPermitted = true };

    /// <summary>Makes a denial.</summary>
    /// <param name="reason">Why, in one line without personal text.</param>
    /// <returns>The denial.</returns>
    public static PolicyDecision Deny(string reason) => new() { IsPermitted = false, Reason = reason };
}
