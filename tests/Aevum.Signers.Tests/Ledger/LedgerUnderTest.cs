using System.Text.Json;
using Aevum.Audit;
using Aevum.Audit.Verification;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Signers.Tests.Ledger;

/// <summary>An engine with one grant, signed by the signer under test.</summary>
internal sealed class LedgerUnderTest : IAsyncDisposable
{
    private const string Agent = "support-agent";
    private const string Purpose = "support-ticket-resolution";

    private LedgerUnderTest(AevumEngine engine) => Engine = engine;

    internal AevumEngine Engine { get; }

    internal static async Task<LedgerUnderTest> StartAsync(ISigner signer, InMemoryStore? store = null, TimeSpan? signerTimeout = null)
    {
        var options = new AevumOptions { Signer = signer, Store = store ?? new InMemoryStore() };
        if (signerTimeout is { } timeout)
        {
            options.SignerTimeout = timeout;
        }

        return await OnAsync(await AevumEngine.StartAsync(options, TestContext.Current.CancellationToken));
    }

    /// <summary>The same on an engine that somebody else started.</summary>
    internal static async Task<LedgerUnderTest> OnAsync(AevumEngine engine)
    {
        var now = DateTimeOffset.UtcNow;
        await engine.AddConsentGrantAsync(new ConsentGrant
        {
            GrantId = "grant-1", SubjectId = "cust-1", GranteeId = Agent, Purpose = Purpose, Operations = ConsentOperations.Ingest, GrantedAt = now.AddMinutes(-1), ExpiresAt = now.AddDays(1),
        });
        return new LedgerUnderTest(engine);
    }

    internal ValueTask<OutputEnvelope> IngestAsync(int number, CancellationToken ct = default) => Engine.IngestAsync(
        new IngestRequest
        {
            SubjectId = "cust-1", Actor = Agent, Purpose = Purpose, Data = JsonSerializer.SerializeToElement(new { number }), Provenance = new Provenance { SourceId = "test" },
        },
        ct);

    internal async Task<IReadOnlyList<SealedEvent>> EventsAsync()
    {
        var events = new List<SealedEvent>();
        await foreach (var stored in Engine.ReadLedgerAsync(ct: TestContext.Current.CancellationToken))
        {
            events.Add(stored);
        }

        return events;
    }

    /// <summary>Writes the export to a file, as an operator would hand it to an auditor.</summary>
    internal async Task ExportAsync(string file)
    {
        await using var export = File.Create(file);
        await ChainExport.WriteArrayAsync(Engine.ReadLedgerAsync(), export, TestContext.Current.CancellationToken);
    }

    /// <summary>Verifies the export as an auditor would: from the file, by public keys alone.</summary>
    internal async Task<ChainVerification> VerifyExportAsync(params IEnumerable<ReadOnlyMemory<byte>> publicKeys)
    {
        using var export = new MemoryStream();
        await ChainExport.WriteArrayAsync(Engine.ReadLedgerAsync(), export, TestContext.Current.CancellationToken);
        export.Position = 0;
        var ring = new KeyRing(publicKeys.Select(key => new PinnedKey(key.Span)));
        return await new ChainVerifier(ring).VerifyAsync(export, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
