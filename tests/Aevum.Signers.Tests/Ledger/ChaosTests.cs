using System.Collections.Concurrent;
using System.Globalization;
using Aevum.Signers.Doubles;
using Aevum.Signers.Tests.Vault;

namespace Aevum.Signers.Tests.Ledger;

/// <summary>
/// Load while the double goes through every fault in turn. The test runs each fault once; AEVUM_CHAOS_MINUTES=10 goes on for ten minutes and prints what it saw.
/// </summary>
public sealed class ChaosTests : IDisposable
{
    private const int Callers = 16;
    private const int AnswersPerPhase = 32;
    private static readonly TimeSpan HealthInterval = TimeSpan.FromSeconds(10);

    private static readonly Fault[] Faults =
    [
        Fault.Sealed, Fault.ServerError, Fault.ReplicaBehind, Fault.Throttled, Fault.NotInitialised, Fault.TokensRevoked, Fault.Slow, Fault.CutConnection, Fault.CutAnswer,
        Fault.WrongVersion, Fault.WrongKey, Fault.ItemRefused, Fault.ShortBatch, Fault.Garbage, Fault.Flood, Fault.KeyDeleted, Fault.EchoesToken, Fault.Standby,
    ];

    private readonly ConcurrentBag<string> _acknowledged = [];
    private readonly SemaphoreSlim _answered = new(0);
    private readonly SemaphoreSlim _accepted = new(0);
    private int _refused;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_acknowledged_event_is_lost_or_unsigned_through_every_fault_and_each_time_the_engine_recovers()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, null, o =>
        {
            (o.AppRoleId, o.AppRoleSecretId) = (vault.AppRoleId, vault.AppRoleSecretId);
            (o.AttemptTimeout, o.TotalTimeout) = (TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(500));
        }));
        await using var ledger = await LedgerUnderTest.StartAsync(signer);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var load = Enumerable.Range(0, Callers).Select(caller => LoadAsync(ledger, caller, stop.Token)).ToList();
        var ends = DateTimeOffset.UtcNow + Duration();
        var rounds = 0;
        do
        {
            foreach (var fault in Faults)
            {
                vault.Fault = fault;
                await UntilAsync(_answered, AnswersPerPhase);
                vault.Fault = Fault.None;
                await UntilAsync(_accepted, 2 * Callers);
            }

            rounds++;
        }
        while (DateTimeOffset.UtcNow < ends);

        await stop.CancelAsync();
        await Task.WhenAll(load);
        var stored = (await ledger.EventsAsync()).Select(stored => stored.AuditId).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(_acknowledged.ToHashSet(StringComparer.Ordinal), stored);
        Assert.True(_refused > 0);
        var verification = await ledger.VerifyExportAsync(signer.PublicKey);
        Assert.True(verification.IsVerified, verification.Reason);
        TestContext.Current.TestOutputHelper?.WriteLine($"{rounds} rounds of {Faults.Length} faults: {_acknowledged.Count} acknowledged, {_refused} refused, {verification.EventCount} events verified");
    }

    public void Dispose()
    {
        _answered.Dispose();
        _accepted.Dispose();
    }

    private async Task LoadAsync(LedgerUnderTest ledger, int caller, CancellationToken ct)
    {
        for (var i = 0; !ct.IsCancellationRequested; i++)
        {
            var envelope = await ledger.IngestAsync((caller * 1_000_000) + i, CancellationToken.None);
            if (envelope.Status == OutputStatus.Ok)
            {
                _acknowledged.Add(envelope.AuditId);
                _accepted.Release();
            }
            else
            {
                Assert.Equal(ErrorCodes.SignerUnavailable, envelope.ErrorCode);
                Interlocked.Increment(ref _refused);
            }

            _answered.Release();
        }
    }

    /// <summary>Waits for so many more, each within one health interval: a caller that ended or an engine that did not recover shows as a time-out.</summary>
    private static async Task UntilAsync(SemaphoreSlim signal, int more)
    {
        while (signal.Wait(0, Ct))
        {
            // What came before this phase does not count.
        }

        for (var i = 0; i < more; i++)
        {
            Assert.True(await signal.WaitAsync(HealthInterval, Ct), "the engine did not recover within one health interval");
        }
    }

    private static TimeSpan Duration() =>
        TimeSpan.FromMinutes(double.TryParse(Environment.GetEnvironmentVariable("AEVUM_CHAOS_MINUTES"), CultureInfo.InvariantCulture, out var minutes) ? Math.Clamp(minutes, 0, 60) : 0);
}
