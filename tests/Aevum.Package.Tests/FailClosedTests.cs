using System.Text.Json;

namespace Aevum.Package.Tests;

/// <summary>The ways to silence a rule, tried on the packed package with the real compiler. What hides a rule that cannot be configured is stopped by the seal.</summary>
public sealed class FailClosedTests(PackedKit kit)
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static ILookup<string, string>? s_measured;

    public static TheoryData<string> Rows => [.. FailClosedMatrix.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_a_build_shows_is_what_is_expected_and_never_nothing(string name)
    {
        var row = FailClosedMatrix.Rows.Single(each => each.Name == name);

        var shown = (await MeasuredAsync())[name];

        Assert.Equal(row.Shown, shown);
    }

    [Fact]
    public async Task The_table_in_the_documentation_is_what_was_measured()
    {
        var measured = await MeasuredAsync();
        var page = await File.ReadAllLinesAsync(Path.Combine(PackedKit.RepositoryRoot, "docs", "fail-closed.md"), TestContext.Current.CancellationToken);

        var table = page.SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.StartsWith('|'));

        Assert.Equal(FailClosedMatrix.Rows.Select(row => row.Line([.. measured[row.Name]])), table);
    }

    [Fact]
    public async Task The_build_log_names_what_was_suppressed()
    {
        var consumer = kit.NewConsumer("sarif").WithProject(Consumer.Reference()).With("App/Start.cs", """
            #pragma warning disable AEV3001
            public static class Start
            {
                public static Aevum.Signing.ISigner Make() => new Aevum.Signing.InProcessSigner();
            }
            """);

        var built = await consumer.BuildAsync("-c", "Release", "-p:ErrorLog=build.sarif%2Cversion=2.1");

        Assert.True(built.Succeeded, built.Output);
        using var log = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(consumer.Folder, "App/build.sarif"), TestContext.Current.CancellationToken));
        var suppressed = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(result => result.TryGetProperty("suppressions", out var list) && list.GetArrayLength() > 0)
            .Select(result => result.GetProperty("ruleId").GetString());
        Assert.Contains("AEV3001", suppressed);
    }

    private async Task<ILookup<string, string>> MeasuredAsync()
    {
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return s_measured ??= await FailClosedMatrix.MeasureAsync(kit);
        }
        finally
        {
            Turn.Release();
        }
    }
}
