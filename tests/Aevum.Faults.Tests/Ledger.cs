using Aevum.Audit;
using Aevum.Faults.Worker;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Faults.Tests;

/// <summary>What a worker left behind, judged by the kernel's own verifier.</summary>
internal static class Ledger
{
    /// <summary>Starts an engine on the file, which verifies the chain, and checks that nothing that was answered is missing.</summary>
    /// <returns>How many events there are.</returns>
    internal static async Task<long> RequireWholeAsync(string path, IEnumerable<string> answers, CancellationToken ct)
    {
        var accepted = answers.Where(line => line.StartsWith("ok ", StringComparison.Ordinal)).Select(line => line["ok ".Length..]).ToHashSet();
        var store = new SqliteStore(path);
        using var signer = new InProcessSigner(GovernedLoad.Seed);
        await using var engine = await AevumEngine.StartAsync(new AevumOptions { Signer = signer, Store = store }, ct);

        var verification = await engine.VerifySigchainAsync(ct);
        Assert.True(verification.IsVerified, verification.Reason);
        var sequence = 0L;
        await foreach (var sealedEvent in store.ReadEventsAsync(1, ct))
        {
            Assert.Equal(++sequence, sealedEvent.Sequence);
            await RequireRecordAsync(store, sealedEvent, ct);
            accepted.Remove(sealedEvent.AuditId);
        }

        Assert.Empty(accepted);
        return sequence;
    }

    /// <summary>An accepted ingest has its data, and nothing else has: the two were written together.</summary>
    private static async Task RequireRecordAsync(SqliteStore store, SealedEvent sealedEvent, CancellationToken ct)
    {
        var record = await store.FindRecordAsync(sealedEvent.EventId, ct);
        Assert.Equal(sealedEvent.EventType == "ingest.accepted", record is not null);
    }
}
