using System.Globalization;
using System.Text.Json;
using Aevum.Benchmarks.Append;
using Aevum.Benchmarks.Cedar;
using Aevum.Benchmarks.Consent;
using Aevum.Benchmarks.Crisis;
using Aevum.Benchmarks.Crypto;
using Aevum.Benchmarks.Query;
using Aevum.Benchmarks.Signing;
using Aevum.Benchmarks.Verification;
using Aevum.Signing;
using Aevum.Signing.Native;

namespace Aevum.Benchmarks.Quick;

/// <summary>The main ratios in under a minute, from the same workloads as the full benchmarks. Not a verdict: a shared machine is noisy.</summary>
internal static class QuickRun
{
    private const int Raw = 10_000;
    private const int LongLedger = 100_000;

    /// <summary>More than elsewhere: these are the ratios that count.</summary>
    private const int ThroughputRounds = 5;

    /// <summary>Takes half a minute alone, so it runs only when it is asked for.</summary>
    private const string TooLong = "SoftHSM2";
    private static readonly int Cores = Environment.ProcessorCount;

    /// <summary>Runs the parts whose names contain the word; when it is empty, all but the longest.</summary>
    internal static async Task<int> RunAsync(bool isJson, string word = "")
    {
        var figures = new List<QuickFigure>();
        foreach (var (what, measure) in new (string, Func<Task<IReadOnlyList<QuickFigure>>>)[]
        {
            ("signing, ingest and verification", ThroughputAsync), ("ingest with OpenSSL", OpenSslAsync), ("commits of SQLite", CommitsAsync), ("queries", QueriesAsync), ("consent", ConsentAsync),
            ("crisis screen", CrisisAsync), ("Cedar", CedarAsync), ("a signer at 2 ms", RemoteAsync), (TooLong, SoftHsmAsync),
        })
        {
            if (word.Length == 0 ? what == TooLong : !what.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            Console.Error.WriteLine($"measuring {what} …");
            figures.AddRange(await measure());
        }

        Console.WriteLine(isJson ? JsonSerializer.Serialize(figures, QuickJson.Default.ListQuickFigure) : Table(figures));
        return 0;
    }

    private static async Task<IReadOnlyList<QuickFigure>> ThroughputAsync()
    {
        using var primitives = new PrimitiveBenchmarks();
        primitives.Setup();
        var memory = new IngestBenchmarks();
        var sqlite = new IngestBenchmarks { Store = "sqlite" };
        var verification = new ChainVerificationBenchmarks();
        await memory.Setup();
        await sqlite.Setup();
        await verification.Setup();
        var rates = await new Interleaved(ThroughputRounds)
            .Add("sha3", Raw, () => Repeat(Raw, primitives.Sha3))
            .Add("sign", Raw, () => Repeat(Raw, primitives.Sign))
            .Add("memory", IngestBenchmarks.CallsPerInvocation, memory.Ingest)
            .Add("sqlite", IngestBenchmarks.CallsPerInvocation, sqlite.Ingest)
            .Add("verify", Raw / 2, () => Repeat(Raw / 2, () => primitives.Verify()))
            .Add("chain", IngestBenchmarks.CallsPerInvocation, verification.Verify)
            .RunAsync();
        await memory.Cleanup();
        await sqlite.Cleanup();
        var goal = StrictEd25519.BackendName.Contains("sodium", StringComparison.OrdinalIgnoreCase) ? 0.6 : 0.75;
        return
        [
            new($"raw Ed25519 sign, one core ({StrictEd25519.BackendName})", rates.Rate("sign"), "1/s"),
            new("raw Ed25519 strict verify, one core", rates.Rate("verify"), "1/s"),
            new("SHA3-256 of 256 bytes, one core", rates.Rate("sha3"), "1/s"),
            new("ingest, memory, 64 callers", rates.Rate("memory"), "1/s"),
            Ratio("ingest in memory / (raw sign × cores)", rates.Ratio("memory", "sign") / Cores, goal),
            Ratio("ingest in SQLite / ingest in memory", rates.Ratio("sqlite", "memory"), 0.6),
            Ratio("chain verification / (raw verify × cores)", rates.Ratio("chain", "verify") / Cores, 0.8),
        ];
    }

    /// <summary>Nothing where libcrypto is what the kernel takes anyway, or is not there.</summary>
    private static async Task<IReadOnlyList<QuickFigure>> OpenSslAsync()
    {
        if (StrictEd25519.BackendName == NativeLibraries.Crypto || await OpenSslIngest.StartAsync() is not { } openSsl)
        {
            return [];
        }

        await using (openSsl)
        {
            var rates = await new Interleaved(ThroughputRounds)
                .Add("sign", Raw, () => Repeat(Raw, openSsl.Sign))
                .Add("memory", IngestBenchmarks.CallsPerInvocation, openSsl.Ingest)
                .RunAsync();
            return
            [
                new("raw Ed25519 sign, one core (libcrypto)", rates.Rate("sign"), "1/s"),
                Ratio("ingest in memory / (raw sign × cores), libcrypto", rates.Ratio("memory", "sign") / Cores, 0.75),
            ];
        }
    }

    private static async Task<IReadOnlyList<QuickFigure>> CommitsAsync()
    {
        const int Rounds = 7;
        var figures = new List<QuickFigure>();
        var commits = new SqliteCommitBenchmarks();
        await commits.Setup();
        foreach (var group in new[] { 32, 64, 256 })
        {
            commits.Group = group;
            var (processor, wall) = await commits.MeasureAsync(Rounds);
            figures.Add(new($"SQLite, processor time of an event in a group of {group}", processor, "µs"));
            figures.Add(new($"SQLite, time of an event in a group of {group}", wall, "µs"));
        }

        return figures;
    }

    private static async Task<IReadOnlyList<QuickFigure>> QueriesAsync()
    {
        const int Queries = 3_000;
        var few = new QueryBenchmarks { Events = 1_000 };
        var many = new QueryBenchmarks { Events = LongLedger };
        await few.Setup();
        await many.Setup();
        var rates = await new Interleaved().Add("few", Queries, () => RepeatAsync(Queries, few.Query)).Add("many", Queries, () => RepeatAsync(Queries, many.Query)).RunAsync();
        await few.Cleanup();
        await many.Cleanup();
        return [Ratio($"query rate at {LongLedger} events / at 1000", rates.Ratio("many", "few"), 0.95)];
    }

    private static async Task<IReadOnlyList<QuickFigure>> ConsentAsync()
    {
        const int Passes = 4;
        var figures = new List<QuickFigure>();
        foreach (var areUuids in new[] { false, true })
        {
            var checks = new ConsentCheckBenchmarks { Grants = 1_000_000, AreUuids = areUuids };
            checks.Setup();
            var rates = await new Interleaved()
                .Add("check", Passes * ConsentCheckBenchmarks.ChecksPerInvocation, () => Repeat(Passes, () => checks.Check()))
                .Add("read", Passes * ConsentCheckBenchmarks.ChecksPerInvocation, () => Repeat(Passes, () => checks.ReadQuestions()))
                .RunAsync();
            var subjects = areUuids ? ", UUIDs" : "";
            figures.Add(AtMost($"consent check at 1,000,000 grants{subjects}", 1e9 / rates.Rate("check"), "ns", 300));
            figures.Add(new($"of which reading the questions{subjects}", 1e9 / rates.Rate("read"), "ns"));
            figures.Add(new($"memory of the index for each grant{subjects}", checks.BytesPerGrant, "B"));
        }

        return figures;
    }

    private static async Task<IReadOnlyList<QuickFigure>> CrisisAsync()
    {
        const int Passes = 100;
        var screen = new CrisisScreenBenchmarks();
        screen.Setup();
        var rates = await new Interleaved().Add("ascii", Passes, () => Repeat(Passes, () => screen.AsciiUtf8())).Add("mixed", Passes / 10, () => Repeat(Passes / 10, () => screen.MixedUtf8())).RunAsync();
        return
        [
            AtLeast("crisis screen, ASCII", rates.Rate("ascii") * screen.AsciiBytes / 1e6, "MB/s", 1000),
            AtLeast("crisis screen, mixed Unicode", rates.Rate("mixed") * screen.MixedBytes / 1e6, "MB/s", 200),
        ];
    }

    private static async Task<IReadOnlyList<QuickFigure>> CedarAsync()
    {
        var figures = new List<QuickFigure>();
        foreach (var (policies, goal) in new[] { (1, 550.0), (10, 2_100.0), (1_000, 5_000.0) })
        {
            var decisions = new AuthorizationBenchmarks { Policies = policies };
            decisions.Load();
            var rates = await new Interleaved().Add("decide", Raw * 10, () => Repeat(Raw * 10, () => decisions.Authorize())).RunAsync();
            figures.Add(AtMost($"Cedar decision, {policies} policies", 1e9 / rates.Rate("decide"), "ns", goal));
        }

        return figures;
    }

    private static async Task<IReadOnlyList<QuickFigure>> RemoteAsync()
    {
        const int Calls = 100;
        var remote = new RemoteSignerBenchmarks();
        await remote.SetupAsync();
        var rates = await new Interleaved()
            .Add("one", Calls, () => RepeatAsync(Calls, remote.OneCallPerEvent))
            .Add("ingest", IngestBenchmarks.CallsPerInvocation, remote.IngestBy64Callers)
            .RunAsync();
        var latencies = await remote.LatenciesAsync(Calls * 4);
        await remote.Cleanup();
        var roundTrip = TimeSpan.FromSeconds(1 / rates.Rate("one"));
        return
        [
            new("round trip of one signature, as measured", roundTrip.TotalMicroseconds, "µs"),
            AtLeast("ingest by 64 callers / one call for each event", rates.Ratio("ingest", "one"), "ratio", 20),
            AtMost("p99 of an ingest / round trip", latencies[latencies.Count * 99 / 100] / roundTrip, "ratio", 3),
        ];
    }

    private static async Task<IReadOnlyList<QuickFigure>> SoftHsmAsync()
    {
        if (!SoftHsmBenchmarks.IsInstalled)
        {
            return [];
        }

        var token = new SoftHsmBenchmarks();
        await token.Setup();
        var rates = await new Interleaved()
            .Add("raw", SoftHsmBenchmarks.RawSignatureCount, token.RawSignatures)
            .Add("ingest", IngestBenchmarks.CallsPerInvocation, token.IngestBy64Callers)
            .RunAsync();
        await token.Cleanup();
        return
        [
            new($"SoftHSM2, raw signatures with {Cores} sessions", rates.Rate("raw"), "1/s"),
            Ratio("ingest in memory / raw signatures, SoftHSM2", rates.Ratio("ingest", "raw"), 0.9),
        ];
    }

    private static Task Repeat(int times, Action operation)
    {
        for (var i = 0; i < times; i++)
        {
            operation();
        }

        return Task.CompletedTask;
    }

    private static async Task RepeatAsync(int times, Func<Task> operation)
    {
        for (var i = 0; i < times; i++)
        {
            await operation();
        }
    }

    private static QuickFigure Ratio(string name, double value, double goal) => AtLeast(name, value, "ratio", goal);

    private static QuickFigure AtLeast(string name, double value, string unit, double goal) => new(name, value, unit, FormattableString.Invariant($"at least {goal}"), value >= goal);

    private static QuickFigure AtMost(string name, double value, string unit, double goal) => new(name, value, unit, FormattableString.Invariant($"at most {goal}"), value <= goal);

    private static string Table(List<QuickFigure> figures) => string.Join('\n', figures.Select(figure => string.Create(
        CultureInfo.InvariantCulture,
        $"{figure.Name,-52} {(figure.Unit is "ratio" or "µs" ? figure.Value.ToString("0.00", CultureInfo.InvariantCulture) : figure.Value.ToString("N0", CultureInfo.InvariantCulture)),12} {figure.Unit,-6} {figure.Goal}{(figure.IsMet switch { true => " (met)", false => " (not met here)", _ => "" })}")));
}
