using System.Text.Json;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>Makes the answers of the functions.</summary>
internal static class Envelopes
{
    /// <summary>Where the kernel's own answers come from.</summary>
    internal static Provenance Kernel { get; } = new() { SourceId = "aevum-kernel" };

    internal static OutputEnvelope Ok(string auditId, Provenance provenance, JsonElement data = default) =>
        new() { Status = OutputStatus.Ok, AuditId = auditId, Provenance = provenance, Data = data };

    internal static OutputEnvelope Refused(Refusal refusal, string auditId) => new()
    {
        Status = refusal.Status,
        AuditId = auditId,
        ErrorCode = refusal.Code,
        ErrorDetail = refusal.Detail,
        Data = refusal.Data,
        RedactedIds = refusal.RedactedIds,
        Provenance = Kernel,
    };

    /// <summary>The answer when nothing could be recorded.</summary>
    internal static OutputEnvelope Unavailable(Exception fault) => new()
    {
        Status = OutputStatus.Error,
        AuditId = string.Empty,
        ErrorCode = fault is SignerUnavailableException ? ErrorCodes.SignerUnavailable : ErrorCodes.StorageUnavailable,
        ErrorDetail = fault.Message,
        Provenance = Kernel,
    };

    /// <summary>Whether a fault is one that <see cref="Unavailable"/> answers for; all others are the caller's or break an invariant.</summary>
    internal static bool IsUnavailable(Exception fault) => fault is SignerUnavailableException or StorageUnavailableException;
}
