namespace Aevum.Cedar;

/// <summary>The answer to one request. Immutable and thread-safe.</summary>
public sealed class Response
{
    internal Response(Decision decision, Diagnostics diagnostics)
    {
        Decision = decision;
        Diagnostics = diagnostics;
    }

    /// <summary>Allow or deny.</summary>
    public Decision Decision { get; }

    /// <summary>True when the request is allowed.</summary>
    public bool IsAllowed => Decision == Decision.Allow;

    /// <summary>The determining policies and the policies that could not be evaluated.</summary>
    public Diagnostics Diagnostics { get; }

    /// <summary>The decision and the ids of the determining policies, for example <c>Allow by policy0</c>.</summary>
    public override string ToString() => Diagnostics.Reasons.IsEmpty
        ? Decision.ToString()
        : $"{Decision} by {string.Join(", ", Diagnostics.Reasons.Select(static policy => policy.Id))}";
}
