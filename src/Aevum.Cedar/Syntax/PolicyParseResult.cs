namespace Aevum.Cedar.Syntax;

/// <summary>What a policy text holds: the policies that are well-formed, and the faults of the others. Immutable and thread-safe.</summary>
public sealed class PolicyParseResult
{
    internal PolicyParseResult(PolicySyntax[] policies, SyntaxError[] errors)
    {
        Policies = Array.AsReadOnly(policies);
        Errors = Array.AsReadOnly(errors);
    }

    /// <summary>The well-formed policies and templates in source order. Use them only when <see cref="Errors"/> is empty.</summary>
    public IReadOnlyList<PolicySyntax> Policies { get; }

    /// <summary>The faults in source order; empty when the whole text is well-formed.</summary>
    public IReadOnlyList<SyntaxError> Errors { get; }
}
