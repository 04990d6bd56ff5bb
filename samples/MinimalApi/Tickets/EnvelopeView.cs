using System.Text.Json;

namespace Aevum.Samples.MinimalApi.Tickets;

/// <summary>An envelope as the API shows it.</summary>
internal sealed record EnvelopeView(string Status, string AuditId, string? ErrorCode, string? ErrorDetail, JsonElement? Data);
