using System.Globalization;
using System.Text.Json;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Faults.Worker;

/// <summary>An engine on a SQLite store, under load. The test starts an engine with the same key on what is left of it.</summary>
internal sealed class GovernedLoad(string path, AnswerLog answers) : IAsyncDisposable
{
    private const int Callers = 16;

    private readonly InProcessSigner _signer = new(Seed);
    private AevumEngine? _engine;
    private long _count;

    /// <summary>The key of the chain, the same in every process; a test key, good for nothing else.</summary>
    internal static byte[] Seed => [.. Enumerable.Range(1, 32).Select(value => (byte)value)];

    internal async Task StartAsync()
    {
        // The test verifies the whole chain itself; here a start must be quick whatever the length.
        _engine = await AevumEngine.StartAsync(new AevumOptions { Signer = _signer, Store = new SqliteStore(path), VerifyOnStart = false });
        var now = DateTimeOffset.UtcNow;
        await _engine.AddConsentGrantAsync(new ConsentGrant
        {
            GrantId = Guid.NewGuid().ToString(),
            SubjectId = "person",
            GranteeId = "agent",
            Purpose = "fault-injection",
            Operations = ConsentOperations.Ingest,
            ClassificationMax = Classification.Internal,
            GrantedAt = now.AddMinutes(-1),
            ExpiresAt = now.AddDays(1),
        });
        answers.Write("started");
    }

    /// <summary>Many callers at once, until the process is killed.</summary>
    internal async Task<int> RunForeverAsync()
    {
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (await IngestAsync() == OutputStatus.Ok)
            {
                // Until killed.
            }
        })));
        return 3;
    }

    /// <summary>One call after the other, until one is refused; then once more, because a refusal must not be the end of the store.</summary>
    internal async Task<int> RunUntilRefusedAsync()
    {
        while (await IngestAsync() == OutputStatus.Ok)
        {
            // Until the disk is full.
        }

        await IngestAsync();
        return 3;
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }

        _signer.Dispose();
    }

    private async Task<OutputStatus> IngestAsync()
    {
        var number = Interlocked.Increment(ref _count);
        var text = string.Create(CultureInfo.InvariantCulture, $$"""{"number":{{number}},"filler":"{{new string('x', 500)}}"}""");
        var envelope = await _engine!.IngestAsync(new IngestRequest
        {
            SubjectId = "person",
            Actor = "agent",
            Purpose = "fault-injection",
            Data = JsonElement.Parse(text),
            Provenance = new Provenance { SourceId = "worker", Classification = Classification.Internal },
        });
        answers.Write(envelope.Status == OutputStatus.Ok ? "ok " + envelope.AuditId : $"refused {envelope.ErrorCode} {envelope.ErrorDetail}");
        return envelope.Status;
    }
}
