using System.Collections.Concurrent;

namespace Aevum.Storage.Sqlite;

/// <summary>
/// The one thread on which the writing connection lives. A durable commit waits for the disk; that wait belongs to a thread of its own and not to
/// the pool that answers the callers (docs/decisions/0025). Thread-safe.
/// </summary>
internal sealed class WriterThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;

    internal WriterThread(string name)
    {
        _thread = new Thread(Loop) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Runs work on the thread, in the order of the calls.</summary>
    /// <param name="work">The work.</param>
    /// <returns>A task that ends with it.</returns>
    internal Task<T> RunAsync<T>(Func<T> work)
    {
        // Continuations must not run here: they would delay the next commit.
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (OperationCanceledException cancelled)
            {
                done.SetCanceled(cancelled.CancellationToken);
            }
            catch (Exception fault)
            {
                done.SetException(fault);
            }
        });
        return done.Task;
    }

    /// <summary>Lets the thread end after the work that was given.</summary>
    public void Dispose() => _work.CompleteAdding();

    private void Loop()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }

        _work.Dispose();
    }
}
