using Aevum.Audit.Verification;

namespace Aevum.Audit;

/// <summary>The verdict over a chain. Immutable.</summary>
public sealed record ChainVerification
{
    /// <summary>True only when every event that was read holds and no asked-for evidence was missing.</summary>
    public required bool IsVerified { get; init; }

    /// <summary>How many events hold, counted from the first that was read.</summary>
    public required long EventCount { get; init; }

    /// <summary>The head of what holds.</summary>
    public required ChainHead Head { get; init; }

    /// <summary>
    /// The zero-based index of the first faulty entry, counted from the first that was read; for a missing entry, the place where it should be. Null when
    /// verified.
    /// </summary>
    public long? FaultIndex { get; init; }

    /// <summary>The kind of the fault; null when verified.</summary>
    public ChainFault? Fault { get; init; }

    /// <summary>Why the chain does not verify, in one line without content of the chain; null when it does.</summary>
    public string? Reason { get; init; }

    /// <summary>How many keys were trusted only because the chain announces them; 0 unless <see cref="ChainVerifierOptions.TrustAnnounced"/>.</summary>
    public int AnnouncedKeyCount { get; init; }

    /// <summary>Rules of the catalogue that the chain shows broken, each once.</summary>
    public IReadOnlyList<RuleFinding> Findings { get; init; } = [];
}
