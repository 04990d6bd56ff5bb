using Aevum.Cedar.Syntax;

namespace Aevum.Cedar;

/// <summary>How one policy stood to one request, and which part of it decided. Immutable and thread-safe.</summary>
public sealed class PolicyExplanation
{
    internal PolicyExplanation(Policy policy, PolicyVerdict verdict, SourceSpan span, string detail)
    {
        Policy = policy;
        Verdict = verdict;
        Span = span;
        Detail = detail;
    }

    /// <summary>The policy.</summary>
    public Policy Policy { get; }

    /// <summary>How it stood to the request.</summary>
    public PolicyVerdict Verdict { get; }

    /// <summary>The part of the policy that decided: a scope constraint, an operand, or the whole policy; <c>default</c> when it came from JSON.</summary>
    public SourceSpan Span { get; }

    /// <summary>The reason in words, in lower case and without a full stop.</summary>
    public string Detail { get; }

    /// <summary>Policy id, effect, position and reason on one line.</summary>
    public override string ToString()
    {
        var place = Span.IsKnown ? $" at {(Policy.Source is null ? "" : Policy.Source + ":")}{Span}" : "";
        return $"`{Policy.Id}` ({(Policy.Effect == PolicyEffect.Permit ? "permit" : "forbid")}){place}: {Detail}";
    }
}
