using System.Collections.Concurrent;

namespace Aevum.Audit.Verification;

/// <summary>
/// One verification: batches are filled here, checked on the thread pool, and folded here in order. A bounded number is under way, so memory does
/// not depend on the length of the chain. Used once.
/// </summary>
internal sealed class VerificationRun : IDisposable
{
    private const int BatchesPerWorker = 3;
    private const int ProgressInterval = 4096;
    private readonly ChainVerifierOptions _options;
    private readonly TrustedKeys _keys;
    private readonly ChainFold _fold;
    private readonly ConcurrentBag<EntryChecker> _checkers = [];
    private readonly Queue<UnderWay> _underWay = new();
    private readonly Stack<CheckBatch> _free = new();
    private readonly CancellationTokenSource _stop;
    private long _nextProgress = ProgressInterval;

    internal VerificationRun(ChainVerifierOptions options, TrustedKeys keys, CancellationToken ct)
    {
        _options = options;
        _keys = keys;
        _fold = new ChainFold(options, keys);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
    }

    internal async ValueTask<ChainVerification> RunAsync(IBatchSource source)
    {
        try
        {
            var bytesRead = await FoldAllAsync(source).ConfigureAwait(false);
            if (source.Fault is { } fault)
            {
                _fold.FailHere(fault);
            }

            _options.Progress?.Report(new ChainProgress(_fold.Count, bytesRead));
            return _fold.Conclude();
        }
        finally
        {
            await StopAsync().ConfigureAwait(false);
        }
    }

    public void Dispose() => _stop.Dispose();

    private async ValueTask<long> FoldAllAsync(IBatchSource source)
    {
        var bytesRead = 0L;
        var hasMore = true;
        while (hasMore && !_fold.HasFault)
        {
            _stop.Token.ThrowIfCancellationRequested();
            var batch = _free.TryPop(out var used) ? used : source.CreateBatch();
            hasMore = await source.FillAsync(batch, _stop.Token).ConfigureAwait(false);
            bytesRead = batch.BytesRead;
            _underWay.Enqueue(new UnderWay(batch, Task.Run(() => Check(batch), _stop.Token)));
            if (_underWay.Count >= _options.MaxParallelism * BatchesPerWorker)
            {
                await FoldNextAsync().ConfigureAwait(false);
            }
        }

        while (_underWay.Count > 0 && !_fold.HasFault)
        {
            await FoldNextAsync().ConfigureAwait(false);
        }

        return bytesRead;
    }

    private async ValueTask FoldNextAsync()
    {
        var (batch, check) = _underWay.Peek();
        await check.ConfigureAwait(false);
        _underWay.Dequeue();
        _fold.Add(batch);
        if (_fold.Count >= _nextProgress)
        {
            _nextProgress = _fold.Count + ProgressInterval;
            _options.Progress?.Report(new ChainProgress(_fold.Count, batch.BytesRead));
        }

        batch.Clear();
        _free.Push(batch);
    }

    private void Check(CheckBatch batch)
    {
        var checker = _checkers.TryTake(out var idle) ? idle : new EntryChecker(_keys, _options.Strict);
        batch.Check(checker, _stop.Token);
        _checkers.Add(checker);
    }

    /// <summary>After a fault, or when the source threw: no thread may still use the keys when they are given back.</summary>
    private async ValueTask StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        foreach (var (_, check) in _underWay)
        {
            await check.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed record UnderWay(CheckBatch Batch, Task Check);
}
