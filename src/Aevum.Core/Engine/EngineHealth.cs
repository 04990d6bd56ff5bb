using Aevum.Audit;

namespace Aevum;

/// <summary>How an engine fares, at one moment. Immutable.</summary>
public sealed record EngineHealth
{
    /// <summary>True when the last batch was signed and stored, or none was tried yet, and the engine has not stopped.</summary>
    public required bool IsHealthy { get; init; }

    /// <summary>The last stored event.</summary>
    public required ChainHead Head { get; init; }

    /// <summary>How many calls wait for their place in the chain.</summary>
    public required int QueueDepth { get; init; }

    /// <summary>Events stored since the start.</summary>
    public required long EventsStored { get; init; }

    /// <summary>Barriers that fired since the start.</summary>
    public required long BarriersTriggered { get; init; }

    /// <summary>Batches that could not be signed since the start.</summary>
    public required long SignerFaults { get; init; }

    /// <summary>Batches that could not be stored, and reads that failed, since the start.</summary>
    public required long StorageFaults { get; init; }

    /// <summary>Policy decisions that failed, and so denied, since the start.</summary>
    public required long PolicyFaults { get; init; }

    /// <summary>Exceptions that observers threw since the start.</summary>
    public required long ObserverFaults { get; init; }

    /// <summary>Notices that were dropped because the observers were too slow, since the start.</summary>
    public required long NoticesDropped { get; init; }

    /// <summary>The message of the last fault of signer or store; null when there was none. Never a secret.</summary>
    public string? LastFault { get; init; }

    /// <summary>True when the engine runs in development mode.</summary>
    public required bool IsDevelopmentMode { get; init; }
}
