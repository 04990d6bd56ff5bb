using Aevum.Audit;
using Aevum.Consent;
using Aevum.Crisis;
using Aevum.Engine.Append;
using Aevum.Review;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>One start: choose, open, verify, load, record. An engine that cannot do one of them does not start, and leaves the store closed.</summary>
internal sealed class EngineStart(EngineSettings settings, EngineParts parts)
{
    private const string KernelActor = "aevum-kernel";

    private readonly EngineCounters _counters = new();

    internal async ValueTask<RunningEngine> RunAsync(CancellationToken ct)
    {
        var notices = new EngineNotices(settings.Observers, _counters);
        var store = new GuardedStore(parts.Store, _counters);
        try
        {
            Warn(notices);
            var head = await store.OpenAsync(StoreAccess.ReadWrite, ct).ConfigureAwait(false);
            try
            {
                return await StartAsync(store, notices, head, ct).ConfigureAwait(false);
            }
            catch
            {
                await store.CloseAsync().ConfigureAwait(false);
                throw;
            }
        }
        catch
        {
            await notices.DisposeAsync().ConfigureAwait(false);
            parts.DisposeOwned();
            throw;
        }
    }

    private async ValueTask<RunningEngine> StartAsync(IAevumStore store, EngineNotices notices, ChainHead head, CancellationToken ct)
    {
        var screen = Task.Run(CrisisScreen.Prepare, ct);
        var audit = new ChainAudit(store, parts.Ring(settings), settings, notices);
        var ledger = settings.VerifyOnStart && head.Sequence > 0 ? await audit.RequireVerifiedAsync(head, ct).ConfigureAwait(false) : null;
        var consent = await LoadConsentAsync(store, ledger, ct).ConfigureAwait(false);
        var reviews = await LoadReviewsAsync(store, ledger, ct).ConfigureAwait(false);
        var stored = new StoredHead(head);
        var watch = new PipelineWatch(_counters, notices, stored);
        var sequencer = new Sequencer(new HybridClock(settings.Time, head.SystemTime), settings.Time, parts.Signer.KeyId);
        var sealer = new BatchSealer(parts.Signer, settings.SignerTimeout, settings.Time);
        var commit = new GroupCommit(head, store, settings.Pipeline.LargestBatch, watch);
        var pipeline = new AppendPipeline(head, sequencer, sealer, commit, settings.Pipeline, watch, settings.Time);
        var kernel = new EngineKernel
        {
            Settings = settings,
            Store = store,
            Consent = new ConsentGate(consent, settings.IsDevelopmentMode),
            Reviews = reviews,
            Policy = new PolicyGate(parts.PolicyEngine, settings.PolicyTimeout, settings.Time, _counters, notices),
            Ids = new EventIdSource(settings.Time),
            Counters = _counters,
            Notices = notices,
            Pipeline = pipeline,
            Recent = sequencer.Recent,
            Head = stored,
        };
        watch.LedgerAttacked = () => RecordAttack(kernel);
        try
        {
            await RecordStartAsync(kernel, head, ct).ConfigureAwait(false);
            await screen.ConfigureAwait(false);
            return new RunningEngine(kernel, parts, watch, audit);
        }
        catch
        {
            await pipeline.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask RecordStartAsync(EngineKernel kernel, ChainHead head, CancellationToken ct)
    {
        var call = kernel.Call(FunctionNames.Session, KernelActor, null, null);
        var draft = kernel.Draft(call, EventTypes.SessionStart, SessionStart.Payload(settings, parts), head.AuditId);
        var auditId = await kernel.RecordAsync(draft, ct).ConfigureAwait(false);
        kernel.Notices.Raise(EngineNoticeKind.Started, $"The engine has started after event {head.Sequence} of a {parts.Store.Kind} store.", auditId);
    }

    private void Warn(EngineNotices notices)
    {
        if (settings.IsDevelopmentMode)
        {
            notices.Raise(
                EngineNoticeKind.DevelopmentMode,
                "AEVUM_DEV=1: DEVELOPMENT MODE. Every subject and operation counts as consented, every policy permits, and nothing is kept. Never use it with the data of real people.");
        }

        foreach (var warning in parts.PostureWarnings(settings))
        {
            notices.Raise(EngineNoticeKind.PostureWarning, warning);
        }
    }

    private static async ValueTask<ConsentIndex> LoadConsentAsync(IAevumStore store, LedgerFold? ledger, CancellationToken ct)
    {
        var index = new ConsentIndex();
        var count = 0;
        await foreach (var consent in store.ReadConsentAsync(ct).ConfigureAwait(false))
        {
            RequireAgreement(ledger?.Confirms(consent) ?? true, "consent");
            index.Load(consent.Grant, consent.IsRevoked);
            count++;
        }

        RequireAgreement(ledger is null || ledger.GrantCount == count, "consent");
        return index;
    }

    private static async ValueTask<ReviewBook> LoadReviewsAsync(IAevumStore store, LedgerFold? ledger, CancellationToken ct)
    {
        var book = new ReviewBook();
        await foreach (var review in store.ReadPendingReviewsAsync(ct).ConfigureAwait(false))
        {
            RequireAgreement(ledger?.Reviews.Confirms(review) ?? true, "reviews");
            book.Add(review);
        }

        RequireAgreement(ledger is null || ledger.Reviews.PendingCount == book.Count, "reviews");
        foreach (var reviewId in ledger?.Reviews.Decided ?? [])
        {
            var decided = await store.FindReviewAsync(reviewId, ct).ConfigureAwait(false);
            RequireAgreement(decided is not null && ledger!.Reviews.Confirms(decided), "reviews");
        }

        return book;
    }

    private static void RequireAgreement(bool agrees, string what)
    {
        if (!agrees)
        {
            throw new ChainVerificationException($"What the store keeps about {what} does not agree with its ledger: somebody wrote into it past the engine. Restore the store from a backup.");
        }
    }

    /// <summary>Barrier 4 fired inside the store. The record of it comes as the next event; when even that fails, the pipeline counts and tells it.</summary>
    private static void RecordAttack(EngineKernel kernel)
    {
        var call = kernel.Call(FunctionNames.Session, KernelActor, null, null);
        var recording = kernel.Pipeline.AppendAsync(new AppendItem { Draft = kernel.Draft(call, Refusals.Ledger("append")) }, CancellationToken.None).AsTask();
        _ = recording.ContinueWith(
            static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        kernel.Counters.BarrierTriggered(Barrier.Audit);
    }
}
