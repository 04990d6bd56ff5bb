using Aevum.Signing;

namespace Aevum.Engine.Append;

/// <summary>The calls to a signer that is not the kernel's own. Each signature is handed over as soon as it is there, on whatever thread.</summary>
internal static class SigningCalls
{
    /// <summary>How many calls to a signer that answers later are open at once, for each core.</summary>
    private const int OpenCalls = 16;

    /// <summary>Below this many digests a second core costs more than it saves.</summary>
    private const int DigestsWorthACore = 3;

    /// <summary>
    /// Less than a millisecond of verification. Batches are committed in their order, so a later one gains nothing when the cores take turns between the two, and the earlier
    /// one loses.
    /// </summary>
    private const int VerificationsInATurn = 16;

    /// <summary>As few calls as the signer allows; what one returns is accepted on all cores.</summary>
    /// <exception cref="SignerUnavailableException">A call returned another number of signatures.</exception>
    internal static async Task OfBatchesAsync(IBatchSigner signer, IReadOnlyList<PlacedEvent> events, Action<PlacedEvent, byte[]?> accept, CancellationToken ct)
    {
        var most = Math.Max(1, signer.MaxBatchSize);
        for (var start = 0; start < events.Count; start += most)
        {
            var first = start;
            var digests = new ReadOnlyMemory<byte>[Math.Min(most, events.Count - first)];
            for (var index = 0; index < digests.Length; index++)
            {
                digests[index] = events[first + index].DigestToGiveAway;
            }

            var signatures = await signer.SignBatchAsync(digests, ct).ConfigureAwait(false);
            if (signatures?.Count != digests.Length)
            {
                throw new SignerUnavailableException($"The signer returned {signatures?.Count ?? 0} signatures for {digests.Length} digests; none was used.");
            }

            if (await DigestRound.Run(digests.Length, VerificationsInATurn, index => accept(events[first + index], signatures[index])).ConfigureAwait(false) is { } fault)
            {
                throw fault;
            }
        }
    }

    /// <summary>One call for each digest, several at once.</summary>
    internal static Task OfDigestsAsync(ISigner signer, IReadOnlyList<PlacedEvent> events, Action<PlacedEvent, byte[]?> accept, CancellationToken ct)
    {
        var round = new Round(signer, events, accept, ct);
        var workers = new Task[Math.Clamp(events.Count / DigestsWorthACore, 1, Environment.ProcessorCount)];
        for (var worker = 1; worker < workers.Length; worker++)
        {
            workers[worker] = Task.Run(round.WorkAsync, CancellationToken.None);
        }

        workers[0] = round.WorkAsync();
        return Task.WhenAll(workers);
    }

    /// <summary>One batch being signed by several workers, each of which takes the next digest that nobody has taken.</summary>
    private sealed class Round(ISigner signer, IReadOnlyList<PlacedEvent> events, Action<PlacedEvent, byte[]?> accept, CancellationToken ct)
    {
        private int _taken;

        internal async Task WorkAsync()
        {
            List<Task>? open = null;
            for (var next = Take(); next < events.Count; next = Take())
            {
                var call = signer.SignAsync(events[next].DigestToGiveAway, ct);
                if (call.IsCompleted)
                {
                    accept(events[next], call.GetAwaiter().GetResult());
                    continue;
                }

                open ??= new List<Task>(OpenCalls);
                open.Add(AcceptLaterAsync(events[next], call));
                if (open.Count == OpenCalls)
                {
                    await Task.WhenAll(open).ConfigureAwait(false);
                    open.Clear();
                }
            }

            await Task.WhenAll(open ?? []).ConfigureAwait(false);
        }

        private int Take() => Interlocked.Increment(ref _taken) - 1;

        private async Task AcceptLaterAsync(PlacedEvent placed, ValueTask<byte[]> call) => accept(placed, await call.ConfigureAwait(false));
    }
}
