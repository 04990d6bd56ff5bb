using System.Diagnostics;
using Aevum.Audit;
using Aevum.Storage;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace Aevum.Benchmarks.Append;

/// <summary>What the SQLite store alone takes for an event: nothing is screened, placed or signed, only committed, in groups as the engine makes them.</summary>
[SimpleJob(RunStrategy.Monitoring, iterationCount: 20, warmupCount: 5, invocationCount: 1)]
public class SqliteCommitBenchmarks
{
    private const int Events = 16_384;

    private StoreEntry[] _entries = [];
    private ChainHead[] _heads = [];
    private SqliteStore _store = null!;
    private string _directory = "";

    internal const int EventsPerInvocation = Events;

    [Params(1, 64, 256)]
    public int Group { get; set; } = 64;

    /// <summary>Real events: an engine in memory makes them, and they are read back from it.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        var source = new IngestBenchmarks();
        await source.Setup();
        await source.Ingest();
        var entries = new List<StoreEntry>();
        await foreach (var sealedEvent in source.Stored.ReadEventsAsync(1))
        {
            entries.Add(new StoreEntry { Event = sealedEvent, Digest = default, Record = await source.Stored.FindRecordAsync(sealedEvent.EventId) });
            if (entries.Count > Events)
            {
                break;
            }
        }

        await source.Cleanup();
        _heads = [ChainHead.Genesis, .. entries.Skip(1).Zip(entries, (next, entry) => new ChainHead(entry.Event.Sequence, next.Event.PriorHash, entry.Event.SystemTime, entry.Event.AuditId))];
        _entries = [.. entries.Take(Events).Select((entry, index) => entry with { Digest = Convert.FromHexString(_heads[index + 1].Hash) })];
    }

    /// <summary>Each round begins with an empty file.</summary>
    [IterationSetup]
    public void Open()
    {
        _directory = Directory.CreateTempSubdirectory("aevum-benchmark-").FullName;
        _store = new SqliteStore(Path.Combine(_directory, "ledger.db"));
        _store.OpenAsync(StoreAccess.ReadWrite).AsTask().GetAwaiter().GetResult();
    }

    [IterationCleanup]
    public void Close()
    {
        _store.CloseAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>One event, committed with its group.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public async Task Commit()
    {
        for (var start = 0; start < Events; start += Group)
        {
            var count = Math.Min(Group, Events - start);
            await _store.CommitAsync(_heads[start], new ArraySegment<StoreEntry>(_entries, start, count), _heads[start + count]);
        }
    }

    /// <summary>Rounds of commits; the least processor time and the least wall time of a round for one event, in µs.</summary>
    internal async Task<(double Processor, double Wall)> MeasureAsync(int rounds)
    {
        var (processor, wall) = (double.MaxValue, double.MaxValue);
        using var process = Process.GetCurrentProcess();
        for (var round = 0; round < rounds; round++)
        {
            Open();
            process.Refresh();
            var before = process.TotalProcessorTime;
            var started = Stopwatch.GetTimestamp();
            await Commit();
            wall = Math.Min(wall, Stopwatch.GetElapsedTime(started).TotalMicroseconds / Events);
            process.Refresh();
            processor = Math.Min(processor, (process.TotalProcessorTime - before).TotalMicroseconds / Events);
            Close();
        }

        return (processor, wall);
    }
}
