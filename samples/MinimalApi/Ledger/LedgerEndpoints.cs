namespace Aevum.Samples.MinimalApi.Ledger;

/// <summary>Anybody may have the ledger verified.</summary>
internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder routes) => routes.MapGet("/ledger/verification", VerifyAsync);

    private static async Task<LedgerView> VerifyAsync(AevumEngine engine, CancellationToken ct)
    {
        var verdict = await engine.VerifySigchainAsync(ct);
        return new LedgerView(verdict.IsVerified, engine.Health.Head.Sequence, engine.Posture.ToString(), engine.SigningKey.KeyId);
    }
}
