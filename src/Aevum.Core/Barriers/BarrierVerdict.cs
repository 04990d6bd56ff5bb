namespace Aevum;

/// <summary>What one barrier decided. <c>default</c> is not a verdict: its <see cref="IsClear"/> is false.</summary>
/// <param name="Barrier">The barrier that decided.</param>
/// <param name="IsClear">True when the call may go on to the next barrier.</param>
/// <param name="Reason">Why the barrier fired, without personal text; null when it is clear.</param>
public readonly record struct BarrierVerdict(Barrier Barrier, bool IsClear, string? Reason);
