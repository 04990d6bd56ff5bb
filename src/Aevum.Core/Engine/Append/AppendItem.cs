using System.Threading.Tasks.Sources;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Engine.Append;

/// <summary>
/// One call's event on its way into the chain, and the promise of its answer. A caller may give up only while the item is queued; once
/// it is part of a batch, the batch decides (ADR 0017).
/// </summary>
internal sealed class AppendItem : IValueTaskSource<AppendReceipt>
{
    private const int Queued = 0;
    private const int Taken = 1;
    private const int Cancelled = 2;

    private ManualResetValueTaskSourceCore<AppendReceipt> _promise = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _registration;
    private int _state;

    internal required EventDraft Draft { get; init; }

    internal IAdmission? Admission { get; init; }

    internal GraphRecord? Record { get; init; }

    internal ConsentGrant? ConsentAdded { get; init; }

    internal ConsentGrant? ConsentRevoked { get; init; }

    internal StoredReview? Review { get; init; }

    internal IdempotencyEntry? Idempotency { get; init; }

    /// <summary>Signs everything after this item's event, once that event is stored; null changes nothing.</summary>
    internal ISigner? NextSigner { get; init; }

    internal ValueTask<AppendReceipt> Answer => new(this, _promise.Version);

    /// <summary>Lets the caller give up while the item is queued.</summary>
    internal void CancelWith(CancellationToken ct)
    {
        if (ct.CanBeCanceled)
        {
            _registration = ct.UnsafeRegister(static (item, token) => ((AppendItem)item!).TryCancel(token), this);
        }
    }

    /// <summary>Makes the item part of a batch; false when its caller gave up before.</summary>
    internal bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Queued) == Queued;

    internal void Complete(AppendReceipt receipt)
    {
        _registration.Unregister();
        _promise.SetResult(receipt);
    }

    internal void Fail(Exception fault)
    {
        _registration.Unregister();
        _promise.SetException(fault);
    }

    AppendReceipt IValueTaskSource<AppendReceipt>.GetResult(short token) => _promise.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<AppendReceipt>.GetStatus(short token) => _promise.GetStatus(token);

    void IValueTaskSource<AppendReceipt>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _promise.OnCompleted(continuation, state, token, flags);

    private void TryCancel(CancellationToken ct)
    {
        if (Interlocked.CompareExchange(ref _state, Cancelled, Queued) == Queued)
        {
            _promise.SetException(new OperationCanceledException("The call was cancelled before its event got a place in the chain; nothing was written.", ct));
        }
    }
}
