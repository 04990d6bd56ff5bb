using System.Diagnostics;

namespace Aevum.Engine;

/// <summary>What the host knows of one call: who, when, in which episode and trace. Never filled from data or payload.</summary>
internal readonly record struct CallFacts(string Function, string Actor, string EpisodeId, string? CorrelationId, DateTimeOffset At)
{
    internal string? TraceId { get; } = TraceOf(Activity.Current);

    internal string? SpanId { get; } = SpanOf(Activity.Current);

    private static string? TraceOf(Activity? activity) =>
        activity is { IdFormat: ActivityIdFormat.W3C } ? activity.TraceId.ToHexString() : null;

    private static string? SpanOf(Activity? activity) =>
        activity is { IdFormat: ActivityIdFormat.W3C } ? activity.SpanId.ToHexString() : null;
}
