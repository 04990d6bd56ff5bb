using Aevum.Engine.Append;
using Aevum.Policy;
using Aevum.Rules;

namespace Aevum.Engine;

/// <summary>REMEMBER. Order: barrier 1; reserved event types; idempotency; witness; policy; write.</summary>
internal sealed class CommitFunction(EngineKernel kernel)
{
    internal ValueTask<OutputEnvelope> RunAsync(CommitRequest request, CancellationToken ct)
    {
        kernel.Settings.Limits.Require(request.CanonicalPayload.Span, nameof(CommitRequest.Payload));
        var call = kernel.Call(FunctionNames.Commit, request.Actor, request.EpisodeId, request.CorrelationId);

        if (TextScreen.Fires(request.CanonicalPayload.Span))
        {
            return kernel.RefuseAsync(call, Refusals.Crisis(FunctionNames.Commit), ct);
        }

        if (ReservedEventType.Matches(request.EventType))
        {
            return kernel.RefuseAsync(call, Refusals.ReservedEventType(request.EventType), ct);
        }

        return request.IdempotencyKey is { } key
            ? IdempotentCall.RunAsync(kernel, new IdempotentRequest(key, HashOf(request), call, Envelopes.Kernel), first => DecideAsync(request, call, first, ct), ct)
            : DecideAsync(request, call, null, ct);
    }

    private async ValueTask<OutputEnvelope> DecideAsync(CommitRequest request, CallFacts call, IdempotentRequest? idempotent, CancellationToken ct)
    {
        var readAt = kernel.Head.Value.Sequence;
        var witness = request.Witness is null ? null : new WitnessCheck(kernel, call, request.Witness);
        if (witness is not null && await witness.FaultAsync(ct).ConfigureAwait(false) is { } fault)
        {
            return await kernel.RefuseAsync(call, Refusals.StaleContext(fault), ct).ConfigureAwait(false);
        }

        var policy = kernel.Policy.WithoutQuestion() ?? await kernel.Policy.DecideAsync(QuestionOf(request, call), ct).ConfigureAwait(false);
        if (!policy.IsPermitted)
        {
            return await kernel.RefuseAsync(call, Refusals.Policy(FunctionNames.Commit, policy), ct).ConfigureAwait(false);
        }

        var eventId = kernel.Ids.Next();
        if (!policy.IsTrivial)
        {
            await kernel.RecordAsync(kernel.Draft(call, EventTypes.PolicyPermitted, PermitOf(policy, eventId)), ct).ConfigureAwait(false);
        }

        var overtaken = Refusals.StaleContext("consent or data changed while the commit was on its way");
        var item = new AppendItem
        {
            Draft = kernel.Draft(call, request.EventType, request.CanonicalPayload, request.Witness?.AuditId, eventId),
            Idempotency = idempotent is null ? null : IdempotentCall.Entry(idempotent, eventId),
            Admission = witness?.StillHolds(readAt, overtaken),
        };
        var receipt = await kernel.Pipeline.AppendAsync(item, ct).ConfigureAwait(false);
        return receipt.WasReplaced ? kernel.Refused(overtaken, receipt.AuditId) : Envelopes.Ok(receipt.AuditId, Envelopes.Kernel);
    }

    /// <summary>The payload of an application event is the application's alone, so the permit that let it pass is an event of its own.</summary>
    private static byte[] PermitOf(PolicyVerdict policy, string eventId) => KernelPayload.Start()
        .Text("event_id", eventId)
        .Text("function", FunctionNames.Commit)
        .Canonical("policy", policy.Json)
        .ToBytes();

    private static PolicyRequest QuestionOf(CommitRequest request, CallFacts call) => new()
    {
        Actor = call.Actor,
        Action = FunctionNames.Commit,
        SubjectIds = request.Witness?.SubjectIds ?? [],
        EventType = request.EventType,
        Time = call.At,
        Arguments = request.Payload,
    };

    private static string HashOf(CommitRequest request) => new FieldHash()
        .Text(FunctionNames.Commit)
        .Text(request.EventType)
        .Text(request.Actor)
        .Bytes(request.CanonicalPayload.Span)
        .Text(request.Witness?.AuditId)
        .Text(request.Witness?.ConsentWatermark)
        .Text(request.Witness?.ResultDigest)
        .ToHex();
}
