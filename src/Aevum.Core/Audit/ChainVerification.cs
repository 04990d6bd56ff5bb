namespace Aevum.Audit;

/// <summary>The verdict over a chain. Immutable.</summary>
public sealed record ChainVerification
{
    /// <summary>True only when every event that was read holds and no asked-for evidence was missing.</summary>
    public required bool IsVerified { get; init; }

    /// <summary>How many events hold, counted from the first.</summary>
    public required long EventCount { get; init; }

    /// <summary>The head of what holds.</summary>
    public required ChainHead Head { get; init; }

    /// <summary>The zero-based index of the first faulty entry; null when verified or when the fault is not in one entry.</summary>
    public long? FaultIndex { get; init; }

    /// <summary>Why the chain does not verify; null when it does.</summary>
    public string? Reason { get; init; }
}
