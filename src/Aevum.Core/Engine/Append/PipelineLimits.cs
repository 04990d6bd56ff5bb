namespace Aevum.Engine.Append;

/// <summary>The bounds of the pipeline.</summary>
/// <param name="QueueCapacity">How many calls may wait; more are held back.</param>
/// <param name="LargestBatch">How many events go into one batch at most.</param>
internal readonly record struct PipelineLimits(int QueueCapacity, int LargestBatch);
