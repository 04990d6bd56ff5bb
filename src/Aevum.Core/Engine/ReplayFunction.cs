using Aevum.Audit;
using Aevum.Engine.Append;
using Aevum.Policy;

namespace Aevum.Engine;

/// <summary>
/// Reads again what an event recorded. Order: find; barrier 3 for <see cref="ConsentOperations.Replay"/> under the subjects and purpose of the
/// original event; policy; barrier 2; read. An event about nobody needs no consent. A commit is about the subjects of the query it was based on.
/// </summary>
internal sealed class ReplayFunction(EngineKernel kernel)
{
    internal async ValueTask<OutputEnvelope> RunAsync(ReplayRequest request, CancellationToken ct)
    {
        var call = kernel.Call(FunctionNames.Replay, request.Actor, request.EpisodeId, request.CorrelationId);
        if (await FindAsync(request.AuditId, ct).ConfigureAwait(false) is not { } original)
        {
            return await kernel.RefuseAsync(call, Refusals.ReplayNotFound(), ct).ConfigureAwait(false);
        }

        var subjects = await SubjectsOfAsync(original, ct).ConfigureAwait(false);
        var asked = new ConsentUse(string.Empty, request.Actor, subjects.Purpose, ConsentOperations.Replay, Classification.Public, call.At);
        if (ReadingRight.Of(kernel, subjects.SubjectIds, asked, Classification.Restricted) is not { } right)
        {
            return await kernel.RefuseAsync(call, Refusals.ReplayConsent, ct).ConfigureAwait(false);
        }

        var policy = kernel.Policy.WithoutQuestion() ?? await kernel.Policy.DecideAsync(QuestionOf(call, original, subjects), ct).ConfigureAwait(false);
        if (!policy.IsPermitted)
        {
            return await kernel.RefuseAsync(call, Refusals.Policy(FunctionNames.Replay, policy), ct).ConfigureAwait(false);
        }

        var evidence = await ReplayEvidence.OfAsync(kernel.Store, original, ct).ConfigureAwait(false);
        var isAbove = evidence.Record is { } record && !Barriers.CheckClassification(record.Provenance.Classification, right.Clearance).IsClear;
        if (isAbove)
        {
            var ceiling = kernel.Settings.CeilingMode == CeilingMode.Block
                ? Refusals.Blocked(FunctionNames.Replay, right.Clearance, [original.AuditId])
                : Refusals.Redacted(FunctionNames.Replay, right.Clearance, [original.AuditId]);
            var blocked = await kernel.RefuseAsync(call, ceiling, ct).ConfigureAwait(false);
            if (kernel.Settings.CeilingMode == CeilingMode.Block)
            {
                return blocked;
            }
        }

        return await AnswerAsync(call, new Finding(original, subjects, right, policy, evidence, isAbove), ct).ConfigureAwait(false);
    }

    private async ValueTask<OutputEnvelope> AnswerAsync(CallFacts call, Finding finding, CancellationToken ct)
    {
        var item = new AppendItem
        {
            Draft = kernel.Draft(call, EventTypes.ReplayComplete, PayloadOf(finding), finding.Original.AuditId),
            Admission = finding.Right.StillHolds(kernel, call, Refusals.ReplayConsent),
        };
        var receipt = await kernel.Pipeline.AppendAsync(item, ct).ConfigureAwait(false);
        if (receipt.WasReplaced)
        {
            return kernel.Refused(Refusals.ReplayConsent, receipt.AuditId);
        }

        return new OutputEnvelope
        {
            Status = finding.Evidence.State == DataState.Intact ? OutputStatus.Ok : OutputStatus.Degraded,
            AuditId = receipt.AuditId,
            ErrorCode = finding.Evidence.State == DataState.Erased ? ErrorCodes.SubjectErased : null,
            ErrorDetail = finding.Evidence.State == DataState.Erased ? "The data behind the event was erased; only what the ledger recorded about it is left." : null,
            Provenance = finding.IsRedacted ? Envelopes.Kernel : finding.Evidence.Record?.Provenance ?? Envelopes.Kernel,
            Data = QueryAnswer.Parse(DataOf(finding)),
            Warnings = WarningsOf(finding),
            RedactedIds = finding.IsRedacted ? [finding.Original.AuditId] : [],
        };
    }

    private async ValueTask<SealedEvent?> FindAsync(string auditId, CancellationToken ct) =>
        auditId.StartsWith(SealedEvent.AuditIdPrefix, StringComparison.Ordinal)
            ? await kernel.Store.FindEventAsync(auditId[SealedEvent.AuditIdPrefix.Length..], ct).ConfigureAwait(false)
            : null;

    private async ValueTask<EventSubjects> SubjectsOfAsync(SealedEvent original, CancellationToken ct)
    {
        var subjects = EventSubjects.Of(original);
        if (subjects.SubjectIds.Count > 0 || original.CausationId is not { } causation)
        {
            return subjects;
        }

        return await FindAsync(causation, ct).ConfigureAwait(false) is { EventType: EventTypes.QueryComplete } query ? EventSubjects.Of(query) : subjects;
    }

    private static byte[] DataOf(Finding finding)
    {
        var data = KernelPayload.Start().Text("audit_id", finding.Original.AuditId);
        if (finding.Evidence.Record is { } record && !finding.IsRedacted)
        {
            data.Canonical("data", record.Data.Span);
        }

        return data
            .Text("data_state", StateText(finding.Evidence.State))
            .Text("event_type", finding.Original.EventType)
            .Canonical("payload", finding.Original.Payload.Span)
            .Number("sequence", finding.Original.Sequence)
            .Text("valid_from", finding.Original.ValidFrom)
            .ToBytes();
    }

    private static byte[] PayloadOf(Finding finding) => KernelPayload.Start()
        .Text("data_state", StateText(finding.Evidence.State))
        .Canonical("policy", finding.Policy.Json)
        .Text("purpose", finding.Subjects.Purpose)
        .Texts("redacted_ids", finding.IsRedacted ? [finding.Original.AuditId] : [])
        .Text("replayed_audit_id", finding.Original.AuditId)
        .Text("replayed_event_type", finding.Original.EventType)
        .Texts("subject_ids", finding.Subjects.SubjectIds)
        .ToBytes();

    private static List<string> WarningsOf(Finding finding)
    {
        var warnings = new List<string>();
        if (finding.Evidence.State != DataState.Intact)
        {
            warnings.Add($"The data behind the event is {StateText(finding.Evidence.State)}; the ledger still tells what it was.");
        }

        if (finding.IsRedacted)
        {
            warnings.Add($"The data lies above the clearance {finding.Right.Clearance} and was left out; RedactedIds names it.");
        }

        return warnings;
    }

    private static PolicyRequest QuestionOf(CallFacts call, SealedEvent original, EventSubjects subjects) => new()
    {
        Actor = call.Actor,
        Action = FunctionNames.Replay,
        SubjectIds = subjects.SubjectIds,
        Purpose = subjects.Purpose.Length == 0 ? null : subjects.Purpose,
        EventType = original.EventType,
        Time = call.At,
    };

    private static string StateText(DataState state) => state switch
    {
        DataState.Intact => "intact",
        DataState.Changed => "changed",
        DataState.Erased => "erased",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    /// <summary>What a replay found and on what it rests.</summary>
    private sealed record Finding(SealedEvent Original, EventSubjects Subjects, ReadingRight Right, PolicyVerdict Policy, ReplayEvidence Evidence, bool IsRedacted);
}
