using System.Diagnostics;

namespace Aevum.Engine;

/// <summary>One span of the source <c>Aevum</c> for each call, when anybody listens.</summary>
internal static class EngineTraces
{
    private static readonly ActivitySource Activities = new("Aevum");

    internal static bool IsListening => Activities.HasListeners();

    internal static async ValueTask<OutputEnvelope> RunAsync(string function, Func<ValueTask<OutputEnvelope>> run)
    {
        using var activity = Activities.StartActivity("aevum." + function);
        var envelope = await RunningEngine.AnswerAsync(function, run()).ConfigureAwait(false);
        activity?.SetTag("aevum.status", envelope.Status.ToString());
        activity?.SetTag("aevum.error_code", envelope.ErrorCode);
        activity?.SetTag("aevum.audit_id", envelope.AuditId);
        return envelope;
    }
}
