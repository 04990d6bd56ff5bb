using Aevum.Signing;

namespace Aevum.Hosting.Checks;

/// <summary>What preflight judges by. A fact that is null is not known and breaks no rule.</summary>
internal sealed record PreflightFacts
{
    /// <summary>The posture that holds.</summary>
    public required AevumPosture Posture { get; init; }

    /// <summary>Whether the program carries the mark of its build.</summary>
    public required bool IsMarked { get; init; }

    /// <summary>True where the host runs as Development, which only the regulated posture does not take as an excuse.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>Where the key lives.</summary>
    public TrustBoundary? Signer { get; init; }

    /// <summary>Whether no policy engine decides.</summary>
    public bool? PermitsAll { get; init; }

    /// <summary>Whether the ledger outlives the process.</summary>
    public bool? IsDurable { get; init; }

    /// <summary>Whether the stored chain is verified first.</summary>
    public bool? VerifiesOnStart { get; init; }

    /// <summary>The value of the environment variable <c>AEVUM_DEV</c>; null when it is not set.</summary>
    public string? DevelopmentSwitch { get; init; }
}
