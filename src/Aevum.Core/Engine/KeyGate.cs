using System.Collections.Concurrent;

namespace Aevum.Engine;

/// <summary>Lets one call at a time through for each key, so that a second call meets what the first has done. Thread-safe.</summary>
internal sealed class KeyGate
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _inside = new(StringComparer.Ordinal);

    /// <summary>Waits for the key. Disposing the lease lets the next call in.</summary>
    internal async ValueTask<Lease> EnterAsync(string key, CancellationToken ct)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (!_inside.TryAdd(key, mine))
        {
            if (_inside.TryGetValue(key, out var first))
            {
                await first.Task.WaitAsync(ct).ConfigureAwait(false);
            }
        }

        return new Lease(this, key, mine);
    }

    /// <summary>The right to use a key.</summary>
    internal sealed class Lease(KeyGate gate, string key, TaskCompletionSource mine) : IDisposable
    {
        public void Dispose()
        {
            gate._inside.TryRemove(key, out _);
            mine.TrySetResult();
        }
    }
}
