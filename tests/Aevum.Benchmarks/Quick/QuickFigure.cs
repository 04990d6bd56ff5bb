namespace Aevum.Benchmarks.Quick;

/// <summary>One figure of the quick run.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The median.</param>
/// <param name="Unit">What the value counts.</param>
/// <param name="Goal">The goal as the issue states it; null where the figure is only a base for others.</param>
/// <param name="IsMet">Whether the goal is met here and now; null without a goal.</param>
internal sealed record QuickFigure(string Name, double Value, string Unit, string? Goal = null, bool? IsMet = null);
