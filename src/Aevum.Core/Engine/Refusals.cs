namespace Aevum.Engine;

/// <summary>Every way in which the kernel refuses a call, with its event and its answer. None of them carries personal text.</summary>
internal static class Refusals
{
    internal static Refusal IngestConsent { get; } = Consent(FunctionNames.Ingest, ConsentOperations.Ingest);

    internal static Refusal QueryConsent { get; } = Consent(FunctionNames.Query, ConsentOperations.Query);

    internal static Refusal ReplayConsent { get; } = Consent(FunctionNames.Replay, ConsentOperations.Replay);

    internal static Refusal Crisis(string function) => new()
    {
        Barrier = Barrier.Crisis,
        Status = OutputStatus.Crisis,
        EventType = EventTypes.BarrierTriggered,
        Payload = BarrierPayload(Barrier.Crisis, function, code: null).ToBytes(),
        Detail = CrisisAnswer.Message,
        Data = CrisisAnswer.Data,
    };

    internal static Refusal Provenance(string function) => new()
    {
        Barrier = Barrier.Provenance,
        EventType = EventTypes.BarrierTriggered,
        Payload = BarrierPayload(Barrier.Provenance, function, ErrorCodes.ProvenanceRequired).ToBytes(),
        Code = ErrorCodes.ProvenanceRequired,
        Detail = "The data names no source; set Provenance.SourceId to the system or person it comes from.",
    };

    private static Refusal Consent(string function, ConsentOperations operation) => new()
    {
        Barrier = Barrier.Consent,
        EventType = EventTypes.BarrierTriggered,
        Payload = BarrierPayload(Barrier.Consent, function, ErrorCodes.ConsentRequired).ToBytes(),
        Code = ErrorCodes.ConsentRequired,
        Detail = $"No grant in force covers this subject, actor and purpose for {operation} at this classification; ask the person for consent, or use the purpose they consented to.",
    };

    internal static Refusal Ceiling(string function, Classification classification, Classification ceiling) => new()
    {
        Barrier = Barrier.Classification,
        EventType = EventTypes.BarrierTriggered,
        Payload = BarrierPayload(Barrier.Classification, function, ErrorCodes.ClassificationBlocked, ceiling).ToBytes(),
        Code = ErrorCodes.ClassificationBlocked,
        Detail = $"{classification} lies above the clearance {ceiling}.",
    };

    internal static Refusal Blocked(string function, Classification clearance, IReadOnlyList<string> ids) =>
        Redacted(function, clearance, ids) with
        {
            Code = ErrorCodes.ClassificationBlocked,
            Detail = $"{ids.Count} results lie above the clearance {clearance} and the engine blocks such calls; ask for less, or obtain a grant with a higher ClassificationMax.",
        };

    /// <summary>Not the refusal of the call: the record that barrier 2 left results out of it.</summary>
    internal static Refusal Redacted(string function, Classification clearance, IReadOnlyList<string> ids) => new()
    {
        Barrier = Barrier.Classification,
        EventType = EventTypes.BarrierTriggered,
        Payload = BarrierPayload(Barrier.Classification, function, ErrorCodes.ClassificationBlocked, clearance).Texts("redacted_ids", ids).ToBytes(),
        Detail = $"{ids.Count} results lie above the clearance {clearance}.",
        RedactedIds = ids,
    };

    internal static Refusal Ledger(string function) => new()
    {
        Barrier = Barrier.Audit,
        EventType = EventTypes.BarrierTriggered,
        Payload = BarrierPayload(Barrier.Audit, function, code: null).ToBytes(),
        Detail = "Somebody tried to rewrite the ledger.",
    };

    internal static Refusal Policy(string function, PolicyVerdict verdict) => new()
    {
        EventType = EventTypes.PolicyDenied,
        Payload = KernelPayload.Start().Text("error_code", ErrorCodes.PolicyDenied).Text("function", function).Canonical("policy", verdict.Json).ToBytes(),
        Code = ErrorCodes.PolicyDenied,
        Detail = verdict.Reason ?? "The policy does not permit this call.",
    };

    internal static Refusal ReservedEventType(string eventType) => new()
    {
        EventType = EventTypes.CommitRejected,
        Payload = Rejection(FunctionNames.Commit, ErrorCodes.ReservedEventType).ToBytes(),
        Code = ErrorCodes.ReservedEventType,
        Detail = $"The event type '{Shorten(eventType)}' belongs to the kernel (rule AEV1006); use a prefix of your application, for example 'app.'.",
    };

    internal static Refusal IdempotencyConflict(string function) => new()
    {
        EventType = function == FunctionNames.Commit ? EventTypes.CommitRejected : EventTypes.IngestRejected,
        Payload = Rejection(function, ErrorCodes.IdempotencyConflict).ToBytes(),
        Code = ErrorCodes.IdempotencyConflict,
        Detail = "The idempotency key was used with another request; use a fresh key for a new request.",
    };

    internal static Refusal StaleContext(string reason) => new()
    {
        EventType = EventTypes.ContextStale,
        Payload = KernelPayload.Start().Text("error_code", ErrorCodes.StaleContext).Text("function", FunctionNames.Commit).Text("reason", reason).ToBytes(),
        Code = ErrorCodes.StaleContext,
        Detail = $"What the decision was based on no longer holds ({reason}); query again and decide again.",
    };

    internal static Refusal ReplayNotFound() => new()
    {
        EventType = EventTypes.ReplayRejected,
        Payload = Rejection(FunctionNames.Replay, ErrorCodes.ReplayNotFound).ToBytes(),
        Code = ErrorCodes.ReplayNotFound,
        Detail = "No event has this audit id.",
    };

    internal static Refusal Review(string code, string detail, string? reviewId) => new()
    {
        EventType = EventTypes.ReviewRefused,
        Payload = Rejection(FunctionNames.Review, code).Text("review_id", reviewId).ToBytes(),
        Code = code,
        Detail = detail,
    };

    private static KernelPayload Rejection(string function, string code) =>
        KernelPayload.Start().Text("error_code", code).Text("function", function);

    private static KernelPayload BarrierPayload(Barrier barrier, string function, string? code, Classification? ceiling = null)
    {
        var payload = KernelPayload.Start().Number("barrier", (int)barrier);
        if (ceiling is { } clearance)
        {
            payload.Text("clearance", clearance.ToString());
        }

        return payload.Text("error_code", code).Text("function", function).Text("name", barrier.ToString());
    }

    private static string Shorten(string text) => text.Length <= 64 ? text : string.Concat(text.AsSpan(0, 63), "…");
}
