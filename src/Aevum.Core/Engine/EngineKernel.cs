using Aevum.Audit;
using Aevum.Engine.Append;
using Aevum.Review;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>What the functions share: the parts of a running engine, and the one way into the ledger.</summary>
internal sealed class EngineKernel
{
    internal required EngineSettings Settings { get; init; }

    internal required IAevumStore Store { get; init; }

    internal required ConsentGate Consent { get; init; }

    internal required ReviewBook Reviews { get; init; }

    internal required PolicyGate Policy { get; init; }

    internal required EventIdSource Ids { get; init; }

    internal required EngineCounters Counters { get; init; }

    internal required EngineNotices Notices { get; init; }

    internal required AppendPipeline Pipeline { get; init; }

    /// <summary>Of the sequencer's thread: which subjects changed lately.</summary>
    internal required RecentChanges Recent { get; init; }

    /// <summary>Where the stored chain stands.</summary>
    internal required StoredHead Head { get; init; }

    internal KeyGate Idempotency { get; } = new();

    internal TimeProvider Time => Settings.Time;

    internal CallFacts Call(string function, string actor, string? episodeId, string? correlationId) =>
        new(function, actor, episodeId ?? Ids.Next(), correlationId, Time.GetUtcNow());

    internal EventDraft Draft(CallFacts call, string eventType, ReadOnlyMemory<byte> payload, string? causationId = null, string? eventId = null) => new()
    {
        EventId = eventId ?? Ids.Next(),
        EventType = eventType,
        Actor = call.Actor,
        EpisodeId = call.EpisodeId,
        CorrelationId = call.CorrelationId,
        CausationId = causationId,
        TraceId = call.TraceId,
        SpanId = call.SpanId,
        Payload = payload,
        PayloadDigest = EventDigest.PayloadDigest(payload.Span),
    };

    internal EventDraft Draft(CallFacts call, Refusal refusal) => Draft(call, refusal.EventType, refusal.Payload);

    /// <summary>Appends an event that nothing hangs on.</summary>
    internal async ValueTask<string> RecordAsync(EventDraft draft, CancellationToken ct)
    {
        var receipt = await Pipeline.AppendAsync(new AppendItem { Draft = draft }, ct).ConfigureAwait(false);
        return receipt.AuditId;
    }

    /// <summary>Records a refusal and answers it. A crisis is answered also when nothing can be recorded, because the person comes first.</summary>
    internal async ValueTask<OutputEnvelope> RefuseAsync(CallFacts call, Refusal refusal, CancellationToken ct)
    {
        try
        {
            var auditId = await RecordAsync(Draft(call, refusal), ct).ConfigureAwait(false);
            return Refused(refusal, auditId);
        }
        catch (Exception fault) when (refusal.Status == OutputStatus.Crisis && Envelopes.IsUnavailable(fault))
        {
            return Refused(refusal, string.Empty) with { Warnings = [$"The crisis could not be recorded: {fault.Message}"] };
        }
    }

    /// <summary>Answers a refusal that is recorded already.</summary>
    internal OutputEnvelope Refused(Refusal refusal, string auditId)
    {
        if (refusal.Barrier is { } barrier)
        {
            Counters.BarrierTriggered(barrier);
            Notices.Raise(EngineNoticeKind.BarrierTriggered, $"Barrier {(int)barrier} ({barrier}) stopped a call.", auditId);
        }

        return Envelopes.Refused(refusal, auditId);
    }
}
