using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Aevum.Samples.SupportDesk.Tickets;

/// <summary>A ticket with the JSON it came as.</summary>
internal sealed record TicketLine(Ticket Ticket, JsonElement Json, string Line)
{
    /// <summary>The same ticket, read again by a later run, is the same request; an edited one is another.</summary>
    internal string IdempotencyKey => $"{Ticket.Id}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Line)).AsSpan(0, 8))}";

    internal Provenance Provenance => new()
    {
        SourceId = Ticket.Source,
        ChainOfCustody = [Ticket.Channel, "support-desk"],
        Classification = Ticket.Classification,
        ModelId = Ticket.TranscribedBy,
    };
}
