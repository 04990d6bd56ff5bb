using System.Text.Json;
using Aevum.Audit;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>
/// The promise of an idempotency key: the same request gets the first answer again, another request gets <c>idempotency_conflict</c>. Only
/// answers of calls that wrote something are kept; a refused call may be repeated once its reason is repaired (ADR 0019).
/// </summary>
internal static class IdempotentCall
{
    /// <summary>Runs a call under its key.</summary>
    internal static async ValueTask<OutputEnvelope> RunAsync(
        EngineKernel kernel, IdempotentRequest request, Func<IdempotentRequest, ValueTask<OutputEnvelope>> first, CancellationToken ct)
    {
        using var lease = await kernel.Idempotency.EnterAsync(request.Key, ct).ConfigureAwait(false);
        if (await kernel.Store.FindIdempotencyAsync(request.Key, ct).ConfigureAwait(false) is not { } known)
        {
            return await first(request).ConfigureAwait(false);
        }

        return string.Equals(known.RequestHash, request.Hash, StringComparison.Ordinal)
            ? Envelopes.Ok(AuditIdOf(known), request.Provenance)
            : await kernel.RefuseAsync(request.Call, Refusals.IdempotencyConflict(request.Call.Function), ct).ConfigureAwait(false);
    }

    /// <summary>What the store keeps: everything of the answer that the same request does not tell again.</summary>
    internal static IdempotencyEntry Entry(IdempotentRequest request, string eventId) =>
        new(request.Key, request.Hash, KernelPayload.Start().Text("audit_id", SealedEvent.AuditIdPrefix + eventId).Text("status", nameof(OutputStatus.Ok)).ToBytes());

    private static string AuditIdOf(IdempotencyEntry entry)
    {
        using var answer = JsonDocument.Parse(entry.Envelope);
        return answer.RootElement.GetProperty("audit_id").GetString()
            ?? throw new StorageUnavailableException("The stored answer of an idempotency key names no audit id; restore the store from a backup.");
    }
}
