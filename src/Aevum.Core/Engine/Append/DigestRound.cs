namespace Aevum.Engine.Append;

/// <summary>
/// One piece of work for each digest of a batch, done by whoever has time: the thread that starts the round, and helpers on the other cores. Nobody waits for the
/// slowest: the one that ends the last piece ends the round.
/// </summary>
internal sealed class DigestRound : IThreadPoolWorkItem
{
    private readonly TaskCompletionSource<Exception?> _done = new();
    private readonly int _count;
    private readonly int _slice;
    private readonly Action<int> _work;
    private Exception? _fault;
    private int _taken;
    private int _left;

    private DigestRound(int count, int slice, Action<int> work)
    {
        _count = count;
        _slice = slice;
        _work = work;
        _left = count;
    }

    /// <summary>Works here and on the other cores. Returns when every piece is taken, which may be before the last of them is done.</summary>
    /// <param name="count">How many pieces there are; at least one.</param>
    /// <param name="slice">
    /// How many pieces anybody takes before others have their turn: other work of the pool, and threads that have just woken, to which some systems give a busy core only
    /// after milliseconds. The writer of a durable store is such a thread, and everybody waits for it.
    /// </param>
    /// <param name="work">Does one piece, given its index; called once for each, on any thread.</param>
    /// <returns>A task that ends with the last piece: null, or the first exception there was.</returns>
    internal static Task<Exception?> Run(int count, int slice, Action<int> work)
    {
        var round = new DigestRound(count, slice, work);
        var cores = Math.Min(count, Environment.ProcessorCount);
        for (var helper = 1; helper < cores; helper++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(round, preferLocal: false);
        }

        while (round.TryWork())
        {
            // Until nothing is left to take.
        }

        return round._done.Task;
    }

    /// <summary>One turn of a helper.</summary>
    public void Execute()
    {
        if (TryWork())
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>Works on one slice; false when nothing is left to take.</summary>
    private bool TryWork()
    {
        for (var worked = 0; worked < _slice; worked++)
        {
            var next = Interlocked.Increment(ref _taken) - 1;
            if (next >= _count)
            {
                return false;
            }

            Work(next);
        }

        Thread.Yield();
        return true;
    }

    private void Work(int index)
    {
        try
        {
            _work(index);
        }
        catch (Exception fault)
        {
            // The round tells whoever waits for it; a thread of the pool has nobody to tell.
            Interlocked.CompareExchange(ref _fault, fault, null);
        }

        if (Interlocked.Decrement(ref _left) == 0)
        {
            _done.SetResult(_fault);
        }
    }
}
