using System.Text.Json.Serialization;

namespace Aevum.Samples.SupportDesk.Tickets;

/// <summary>One line of the ticket file.</summary>
internal sealed record Ticket
{
    [JsonPropertyName("ticket")]
    public required string Id { get; init; }

    [JsonPropertyName("customer")]
    public required string Customer { get; init; }

    [JsonPropertyName("topic")]
    public string Topic { get; init; } = "other";

    [JsonPropertyName("text")]
    public required string Text { get; init; }

    [JsonPropertyName("source")]
    public string Source { get; init; } = "";

    [JsonPropertyName("channel")]
    public string Channel { get; init; } = "unknown";

    [JsonPropertyName("classification")]
    public Classification Classification { get; init; }

    [JsonPropertyName("refundCents")]
    public int RefundCents { get; init; }

    [JsonPropertyName("transcribedBy")]
    public string? TranscribedBy { get; init; }
}
