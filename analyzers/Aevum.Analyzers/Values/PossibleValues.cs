namespace Aevum.Analyzers.Values;

/// <summary>The values that can reach a place, as far as they are known.</summary>
internal sealed class PossibleValues(ImmutableArray<KnownValue> known, bool isComplete)
{
    /// <summary>Nothing is known.</summary>
    public static PossibleValues Unknown { get; } = new([], isComplete: false);

    /// <summary>The known values; any of them can be the one at run time.</summary>
    public ImmutableArray<KnownValue> Known { get; } = known;

    /// <summary>True when no other value can reach the place.</summary>
    public bool IsComplete { get; } = isComplete;
}
