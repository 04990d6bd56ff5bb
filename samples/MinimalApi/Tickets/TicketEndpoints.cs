using System.Text.Json;
using Aevum.Samples.MinimalApi.Consent;
using Aevum.Samples.MinimalApi.Json;

namespace Aevum.Samples.MinimalApi.Tickets;

/// <summary>The support agent writes and reads tickets. What the customer did not consent to is answered with 403, by the engine.</summary>
internal static class TicketEndpoints
{
    public static void MapTickets(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/customers/{customer}/tickets", WriteAsync);
        routes.MapGet("/customers/{customer}/tickets", ReadAsync);
    }

    private static async Task<IResult> WriteAsync(string customer, Ticket ticket, AevumEngine engine, CancellationToken ct)
    {
        var data = JsonSerializer.SerializeToElement(ticket, ApiJson.Default.Ticket);
        var provenance = new Provenance { SourceId = "support-form", Classification = Classification.Internal };
        return Answer.From(await SupportTicketResolution.For(engine).IngestAsync(new CustomerId(customer), data, provenance, ct));
    }

    private static async Task<IResult> ReadAsync(string customer, AevumEngine engine, CancellationToken ct) =>
        Answer.From(await SupportTicketResolution.For(engine).QueryAsync(new CustomerId(customer), ct));
}
