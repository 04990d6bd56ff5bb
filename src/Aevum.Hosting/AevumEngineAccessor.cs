namespace Aevum.Hosting;

/// <summary>
/// Hands out the engine of the program once it has started. Inject <see cref="AevumEngine"/> where calls come after the start of the host, and this
/// where they may come before. Thread-safe.
/// </summary>
public sealed class AevumEngineAccessor
{
    private readonly TaskCompletionSource<AevumEngine> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal AevumEngineAccessor()
    {
    }

    /// <summary>True once the engine has started.</summary>
    public bool IsStarted => _started.Task.IsCompletedSuccessfully;

    /// <summary>The engine.</summary>
    /// <exception cref="InvalidOperationException">The engine has not started yet, or could not start.</exception>
    public AevumEngine Engine => IsStarted
        ? _started.Task.GetAwaiter().GetResult()
        : throw new InvalidOperationException("The engine has not started. It starts with the host, before hosted services and requests; use AevumEngineAccessor.WaitAsync where it may be asked for earlier.");

    /// <summary>Waits for the engine to start.</summary>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The engine. The task fails with the reason when the engine cannot start.</returns>
    public Task<AevumEngine> WaitAsync(CancellationToken ct = default) => _started.Task.WaitAsync(ct);

    internal void Started(AevumEngine engine) => _started.TrySetResult(engine);

    internal void Failed(Exception reason)
    {
        _started.TrySetException(reason);

        // The host reports the reason; a program in which nobody waits must not report it a second time as unobserved.
        _ = _started.Task.Exception;
    }
}
