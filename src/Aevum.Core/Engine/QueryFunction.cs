using Aevum.Audit;
using Aevum.Engine.Append;
using Aevum.Policy;

namespace Aevum.Engine;

/// <summary>NAVIGATE. Order: barriers 1, 3 for every subject; policy; barrier 2; read.</summary>
internal sealed class QueryFunction(EngineKernel kernel)
{
    internal async ValueTask<OutputEnvelope> RunAsync(QueryRequest request, CancellationToken ct)
    {
        var call = kernel.Call(FunctionNames.Query, request.Actor, request.EpisodeId, request.CorrelationId);
        if (TextScreen.Fires(request.Purpose))
        {
            return await kernel.RefuseAsync(call, Refusals.Crisis(FunctionNames.Query), ct).ConfigureAwait(false);
        }

        if (ReadingRight.Of(kernel, request, call.At) is not { } right)
        {
            return await kernel.RefuseAsync(call, Refusals.QueryConsent, ct).ConfigureAwait(false);
        }

        var policy = kernel.Policy.WithoutQuestion() ?? await kernel.Policy.DecideAsync(QuestionOf(request, right, call), ct).ConfigureAwait(false);
        if (!policy.IsPermitted)
        {
            return await kernel.RefuseAsync(call, Refusals.Policy(FunctionNames.Query, policy), ct).ConfigureAwait(false);
        }

        var records = await kernel.Store.ReadRecordsAsync(right.SubjectIds, ct).ConfigureAwait(false);
        var results = QueryResults.Of(records, right.Clearances);
        if (results.RedactedIds.Count > 0)
        {
            if (kernel.Settings.CeilingMode == CeilingMode.Block)
            {
                return await kernel.RefuseAsync(call, Refusals.Blocked(FunctionNames.Query, right.Clearance, results.RedactedIds), ct).ConfigureAwait(false);
            }

            await kernel.RefuseAsync(call, Refusals.Redacted(FunctionNames.Query, right.Clearance, results.RedactedIds), ct).ConfigureAwait(false);
        }

        return await AnswerAsync(request, call, new Grounds(right, policy, results), ct).ConfigureAwait(false);
    }

    private async ValueTask<OutputEnvelope> AnswerAsync(QueryRequest request, CallFacts call, Grounds grounds, CancellationToken ct)
    {
        var watermark = kernel.Consent.Index.Watermark(grounds.Right.SubjectIds, call.At);
        var item = new AppendItem
        {
            Draft = kernel.Draft(call, EventTypes.QueryComplete, PayloadOf(request, grounds, watermark)),
            Admission = grounds.Right.StillHolds(kernel, call, Refusals.QueryConsent),
        };
        var receipt = await kernel.Pipeline.AppendAsync(item, ct).ConfigureAwait(false);
        if (receipt.WasReplaced)
        {
            return kernel.Refused(Refusals.QueryConsent, receipt.AuditId);
        }

        return new OutputEnvelope
        {
            Status = OutputStatus.Ok,
            AuditId = receipt.AuditId,
            Provenance = ProvenanceOf(grounds.Results),
            Data = QueryAnswer.Of(grounds.Results.Visible),
            RedactedIds = grounds.Results.RedactedIds,
            Warnings = WarningsOf(grounds),
            Witness = new Witness
            {
                SubjectIds = grounds.Right.SubjectIds,
                ConsentWatermark = watermark,
                ResultDigest = grounds.Results.Digest,
                Clearance = grounds.Right.Clearance,
                AuditId = receipt.AuditId,
            },
        };
    }

    private static byte[] PayloadOf(QueryRequest request, Grounds grounds, string watermark)
    {
        var clearances = KernelPayload.Start();
        foreach (var (subjectId, clearance) in grounds.Right.Clearances.OrderBy(pair => pair.Key, CodePointOrder.Instance))
        {
            clearances.Text(subjectId, ClassificationText.Of(clearance));
        }

        var clearancesJson = clearances.ToBytes();
        return KernelPayload.Start()
            .Text("clearance", ClassificationText.Of(grounds.Right.Clearance))
            .Canonical("clearances", clearancesJson)
            .Text("consent_watermark", watermark)
            .Canonical("policy", grounds.Policy.Json)
            .Text("purpose", request.Purpose)
            .Texts("redacted_ids", grounds.Results.RedactedIds)
            .Text("result_digest", grounds.Results.Digest)
            .Texts("result_ids", [.. grounds.Results.Visible.Select(record => SealedEvent.AuditIdPrefix + record.EventId)])
            .Texts("subject_ids", grounds.Right.SubjectIds)
            .ToBytes();
    }

    private static PolicyRequest QuestionOf(QueryRequest request, ReadingRight right, CallFacts call) => new()
    {
        Actor = call.Actor,
        Action = FunctionNames.Query,
        SubjectIds = right.SubjectIds,
        Purpose = request.Purpose,
        Classification = request.ClassificationMax,
        Time = call.At,
    };

    /// <summary>One record answers with its own provenance, several with the kernel's under the highest of their classifications.</summary>
    private static Provenance ProvenanceOf(QueryResults results) => results.Visible.Count switch
    {
        0 => Envelopes.Kernel,
        1 => results.Visible[0].Provenance,
        _ => Envelopes.Kernel with
        {
            ChainOfCustody = [.. results.Visible.Select(record => record.Provenance.SourceId).Distinct(StringComparer.Ordinal)],
            Classification = results.Visible.Max(record => record.Provenance.Classification),
        },
    };

    private static string[] WarningsOf(Grounds grounds) => grounds.Results.RedactedIds.Count == 0
        ? []
        : [$"{grounds.Results.RedactedIds.Count} results lie above the clearance {grounds.Right.Clearance} and were left out; RedactedIds names them."];

    /// <summary>What the answer rests on.</summary>
    private sealed record Grounds(ReadingRight Right, PolicyVerdict Policy, QueryResults Results);
}
