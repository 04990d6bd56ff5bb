namespace Aevum.Engine.Append;

/// <summary>Wakes one sleeper, who sleeps again after <see cref="Reset"/>. Any number may wake it; what they did before is seen by what it does after the reset. Thread-safe.</summary>
internal sealed class Wakening
{
    private TaskCompletionSource _next = Fresh();

    /// <summary>Ends when somebody wakes the sleeper.</summary>
    internal Task Woken => Volatile.Read(ref _next).Task;

    internal void Set()
    {
        // What was done before must not be seen later than this look.
        Interlocked.MemoryBarrier();
        Volatile.Read(ref _next).TrySetResult();
    }

    /// <summary>By the sleeper only, after it woke.</summary>
    internal void Reset()
    {
        if (_next.Task.IsCompleted)
        {
            Interlocked.Exchange(ref _next, Fresh());
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
