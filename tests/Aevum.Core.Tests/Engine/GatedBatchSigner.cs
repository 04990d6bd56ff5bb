using Aevum.Signing;

namespace Aevum.Core.Tests.Engine;

/// <summary>A signer of whole batches of which a test holds each call back, by its number from 0, and lets it go on or fail.</summary>
internal sealed class GatedBatchSigner : IBatchSigner, IDisposable
{
    private readonly InProcessSigner _key = new();
    private readonly List<Gate> _gates = [];
    private bool _isHeld;

    public int MaxBatchSize => 64;

    public string KeyId => _key.KeyId;

    public string Provenance => "external";

    public ReadOnlyMemory<byte> PublicKey => _key.PublicKey;

    /// <summary>Holds every call from now on.</summary>
    internal void Hold() => _isHeld = true;

    /// <summary>Waits until a call has come.</summary>
    internal Task Reached(int call) => At(call).Reached.Task;

    /// <summary>Whether a call has come.</summary>
    internal bool HasReached(int call) => At(call).Reached.Task.IsCompleted;

    internal void LetGo(int call) => At(call).GoOn.TrySetResult();

    internal void Fail(int call) => At(call).GoOn.TrySetException(new HttpRequestException("down"));

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => _key.SignAsync(digest, ct);

    public async ValueTask<IReadOnlyList<byte[]>> SignBatchAsync(IReadOnlyList<ReadOnlyMemory<byte>> digests, CancellationToken ct = default)
    {
        if (_isHeld)
        {
            await NextGate();
        }

        var signatures = new List<byte[]>();
        foreach (var digest in digests)
        {
            signatures.Add(await _key.SignAsync(digest, ct));
        }

        return signatures;
    }

    public void Dispose() => _key.Dispose();

    private Task NextGate()
    {
        lock (_gates)
        {
            var call = _gates.TakeWhile(gate => gate.Reached.Task.IsCompleted).Count();
            var gate = At(call);
            gate.Reached.SetResult();
            return gate.GoOn.Task;
        }
    }

    private Gate At(int call)
    {
        lock (_gates)
        {
            while (_gates.Count <= call)
            {
                _gates.Add(new Gate());
            }

            return _gates[call];
        }
    }

    private sealed class Gate
    {
        internal TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal TaskCompletionSource GoOn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
