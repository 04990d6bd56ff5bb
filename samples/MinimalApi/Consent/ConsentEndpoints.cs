namespace Aevum.Samples.MinimalApi.Consent;

/// <summary>A customer gives consent and takes it back.</summary>
internal static class ConsentEndpoints
{
    public static void MapConsent(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/customers/{customer}/consent", GrantAsync);
        routes.MapDelete("/consent/{grant}", RevokeAsync);
    }

    private static async Task<IResult> GrantAsync(string customer, AevumEngine engine, TimeProvider clock, CancellationToken ct)
    {
        var grant = SupportTicketResolution.Grant(new CustomerId(customer), clock.GetUtcNow());
        await engine.AddConsentGrantAsync(grant, ct);
        return Results.Created($"/consent/{grant.GrantId}", new ConsentView(grant.GrantId, grant.ExpiresAt));
    }

    private static async Task<IResult> RevokeAsync(string grant, AevumEngine engine, CancellationToken ct)
    {
        await engine.RevokeConsentGrantAsync(grant, ct);
        return Results.NoContent();
    }
}
