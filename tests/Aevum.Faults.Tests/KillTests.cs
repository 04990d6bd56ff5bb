namespace Aevum.Faults.Tests;

/// <summary>SIGKILL at random moments under load. The moments are drawn from a fixed seed; what the processes do in the meantime is theirs.</summary>
public sealed class KillTests
{
    private const int Seed = 20261120;
    private const int Lanes = 2;
    private const int KillsPerLane = 50;

    [Fact(Timeout = 300_000)]
    public async Task No_answered_ingest_is_lost_over_a_hundred_kills()
    {
        var ct = TestContext.Current.CancellationToken;
        var lanes = Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => KillRepeatedlyAsync(lane, ct), ct)).ToArray();

        var answered = await Task.WhenAll(lanes);

        TestContext.Current.TestOutputHelper?.WriteLine($"{Lanes * KillsPerLane} kills, {answered.Sum()} answered ingests, none lost");
        Assert.True(answered.Sum() > Lanes * KillsPerLane, "The workers were killed before they answered anything.");
    }

    private static async Task<int> KillRepeatedlyAsync(int lane, CancellationToken ct)
    {
        var random = new Random(Seed + lane);
        var directory = Directory.CreateTempSubdirectory("aevum-kill-");
        try
        {
            var path = Path.Combine(directory.FullName, "ledger.db");
            var answers = new List<string>();
            for (var kill = 0; kill < KillsPerLane; kill++)
            {
                // One in five dies while it starts, and so while it recovers from the kill before.
                var whileStarting = kill > 0 && random.Next(5) == 0;
                var moment = TimeSpan.FromMilliseconds(random.NextDouble() * (whileStarting ? 400 : 60));
                answers.AddRange(await RunUntilKilledAsync(path, whileStarting, moment, ct));
            }

            await Ledger.RequireWholeAsync(path, answers, ct);
            return answers.Count(line => line.StartsWith("ok ", StringComparison.Ordinal));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<List<string>> RunUntilKilledAsync(string path, bool whileStarting, TimeSpan moment, CancellationToken ct)
    {
        using var worker = WorkerProcess.Start("load", path);
        var answers = worker.ReadAnswersAsync(ct);
        if (!whileStarting)
        {
            await worker.FirstAnswer.WaitAsync(TimeSpan.FromSeconds(60), ct);
        }

        // The wait is the fault that is injected: the moment of the kill.
        await Task.Delay(moment, ct);
        worker.Kill();
        var told = await answers;
        Assert.DoesNotContain(told, line => line.StartsWith("refused", StringComparison.Ordinal));
        return told;
    }
}
