using System.Text;
using System.Text.Json;
using Aevum.Audit;

namespace Aevum.Core.Tests.Engine;

/// <summary>Reads an engine's ledger in tests.</summary>
internal static class Ledger
{
    internal static async Task<IReadOnlyList<SealedEvent>> Events(this AevumEngine engine)
    {
        var events = new List<SealedEvent>();
        await foreach (var sealedEvent in engine.ReadLedgerAsync(1, Given.Ct))
        {
            events.Add(sealedEvent);
        }

        return events;
    }

    internal static async Task<IReadOnlyList<string>> EventTypes(this AevumEngine engine) => [.. (await engine.Events()).Select(sealedEvent => sealedEvent.EventType)];

    internal static async Task<SealedEvent> Last(this AevumEngine engine) => (await engine.Events())[^1];

    internal static JsonElement Body(this SealedEvent sealedEvent) => JsonElement.Parse(sealedEvent.Payload.Span);

    internal static string Text(this SealedEvent sealedEvent) => Encoding.UTF8.GetString(sealedEvent.Payload.Span);

    internal static async Task Verifies(this AevumEngine engine)
    {
        var verification = await engine.VerifySigchainAsync(Given.Ct);
        Assert.True(verification.IsVerified, verification.Reason);
    }
}
