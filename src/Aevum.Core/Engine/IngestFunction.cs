using Aevum.Audit;
using Aevum.Engine.Append;
using Aevum.Policy;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>RELATE. Order: barriers 1, 5; idempotency; barriers 3, 2; policy; write.</summary>
internal sealed class IngestFunction(EngineKernel kernel)
{
    internal ValueTask<OutputEnvelope> RunAsync(IngestRequest request, CancellationToken ct)
    {
        kernel.Settings.Limits.Require(request.CanonicalData.Span, nameof(IngestRequest.Data));
        var call = kernel.Call(FunctionNames.Ingest, request.Actor, request.EpisodeId, request.CorrelationId);

        if (Screen(request) is { } refusal)
        {
            return kernel.RefuseAsync(call, refusal, ct);
        }

        return request.IdempotencyKey is { } key
            ? IdempotentCall.RunAsync(kernel, new IdempotentRequest(key, HashOf(request), call, request.Provenance), first => DecideAsync(request, call, first, ct), ct)
            : DecideAsync(request, call, null, ct);
    }

    private static Refusal? Screen(IngestRequest request)
    {
        if (TextScreen.Fires(request.Purpose) || TextScreen.Fires(request.CanonicalData.Span))
        {
            return Refusals.Crisis(FunctionNames.Ingest);
        }

        return Barriers.CheckProvenance(request.Provenance).IsClear ? null : Refusals.Provenance(FunctionNames.Ingest);
    }

    private async ValueTask<OutputEnvelope> DecideAsync(IngestRequest request, CallFacts call, IdempotentRequest? idempotent, CancellationToken ct)
    {
        var revocations = kernel.Consent.Index.Revocations;
        var use = new ConsentUse(request.SubjectId, request.Actor, request.Purpose, ConsentOperations.Ingest, request.Provenance.Classification, call.At);
        var consent = kernel.Consent.Check(use);
        if (!consent.IsClear)
        {
            return await kernel.RefuseAsync(call, Refusals.IngestConsent, ct).ConfigureAwait(false);
        }

        if (!Barriers.CheckClassification(request.Provenance.Classification, kernel.Settings.DeploymentCeiling).IsClear)
        {
            return await kernel.RefuseAsync(call, Refusals.Ceiling(FunctionNames.Ingest, request.Provenance.Classification, kernel.Settings.DeploymentCeiling), ct).ConfigureAwait(false);
        }

        var policy = kernel.Policy.WithoutQuestion() ?? await kernel.Policy.DecideAsync(QuestionOf(request, call), ct).ConfigureAwait(false);
        if (!policy.IsPermitted)
        {
            return await kernel.RefuseAsync(call, Refusals.Policy(FunctionNames.Ingest, policy), ct).ConfigureAwait(false);
        }

        var stillHolds = new ConsentStillHolds(kernel, call, Refusals.IngestConsent) { Revocations = revocations, ExpiresAt = consent.ExpiresAt, Uses = [use] };
        var receipt = await kernel.Pipeline.AppendAsync(Item(request, call, new Grounds(consent, policy, stillHolds, idempotent)), ct).ConfigureAwait(false);
        return receipt.WasReplaced ? kernel.Refused(Refusals.IngestConsent, receipt.AuditId) : Envelopes.Ok(receipt.AuditId, request.Provenance);
    }

    private AppendItem Item(IngestRequest request, CallFacts call, Grounds grounds)
    {
        var eventId = kernel.Ids.Next();
        return new AppendItem
        {
            Draft = kernel.Draft(call, EventTypes.IngestAccepted, PayloadOf(request, grounds), eventId: eventId),
            Record = new GraphRecord(eventId, request.SubjectId, request.Purpose, request.CanonicalData, request.Provenance),
            Idempotency = grounds.Idempotent is { } idempotent ? IdempotentCall.Entry(idempotent, eventId) : null,
            Admission = grounds.StillHolds,
        };
    }

    private static byte[] PayloadOf(IngestRequest request, Grounds grounds)
    {
        Span<byte> hash = stackalloc byte[SigchainFormat.DigestSize];
        Sha3.Hash(request.CanonicalData.Span, hash);
        return KernelPayload.Start()
            .Hash("data_hash", hash)
            .Text("grant_id", grounds.Consent.Grant?.GrantId)
            .Canonical("policy", grounds.Policy.Json)
            .BeginObject("provenance")
            .Texts("chain_of_custody", request.Provenance.ChainOfCustody)
            .Text("classification", ClassificationText.Of(request.Provenance.Classification))
            .Text("model_id", request.Provenance.ModelId)
            .Text("source_id", request.Provenance.SourceId)
            .EndObject()
            .Text("purpose", request.Purpose)
            .Text("subject_id", request.SubjectId)
            .ToBytes();
    }

    private static PolicyRequest QuestionOf(IngestRequest request, CallFacts call) => new()
    {
        Actor = call.Actor,
        Action = FunctionNames.Ingest,
        SubjectIds = [request.SubjectId],
        Purpose = request.Purpose,
        Classification = request.Provenance.Classification,
        Time = call.At,
        Arguments = request.Data,
    };

    /// <summary>What makes two requests the same. Episode and correlation id are left out: a repeated call may carry new ones.</summary>
    private static string HashOf(IngestRequest request) => new FieldHash()
        .Text(FunctionNames.Ingest)
        .Text(request.SubjectId)
        .Text(request.Actor)
        .Text(request.Purpose)
        .Bytes(request.CanonicalData.Span)
        .Provenance(request.Provenance)
        .ToHex();

    /// <summary>What the write rests on.</summary>
    private sealed record Grounds(ConsentAnswer Consent, PolicyVerdict Policy, IAdmission StillHolds, IdempotentRequest? Idempotent);
}
