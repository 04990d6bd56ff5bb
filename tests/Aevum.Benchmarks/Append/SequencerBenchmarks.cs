using Aevum.Audit;
using Aevum.Engine.Append;
using BenchmarkDotNet.Attributes;

namespace Aevum.Benchmarks.Append;

/// <summary>The only serial part of the pipeline: placing one event, digest included. Its inverse bounds the rate of one chain on any number of cores.</summary>
[MemoryDiagnoser]
public class SequencerBenchmarks
{
    private const int BatchSize = 256;
    private readonly Sequencer _sequencer = new(new HybridClock(TimeProvider.System, 0), TimeProvider.System, new string('a', 32));
    private readonly List<AppendItem> _items = [];

    [GlobalSetup]
    public void Setup()
    {
        var ids = new EventIdSource(TimeProvider.System);
        var payload = new byte[300];
        payload.AsSpan().Fill((byte)' ');
        for (var item = 0; item < BatchSize; item++)
        {
            _items.Add(new AppendItem
            {
                Draft = new EventDraft
                {
                    EventId = ids.Next(),
                    EventType = "ingest.accepted",
                    Actor = "agent",
                    EpisodeId = ids.Next(),
                    Payload = payload,
                    PayloadDigest = EventDigest.PayloadDigest(payload),
                },
            });
        }
    }

    [Benchmark(OperationsPerInvoke = BatchSize)]
    public object Place() => _sequencer.Place(_items, ChainHead.Genesis);
}
