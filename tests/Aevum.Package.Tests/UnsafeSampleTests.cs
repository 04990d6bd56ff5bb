using System.Text.RegularExpressions;

namespace Aevum.Package.Tests;

/// <summary>Builds samples/Unsafe with the real SDK and compares ids and lines with what its comments say.</summary>
public sealed partial class UnsafeSampleTests
{
    private static readonly string Sample = Path.Combine(PackedKit.RepositoryRoot, "samples", "Unsafe");

    [Fact]
    public async Task A_release_build_reports_every_rule_where_the_sample_says()
    {
        var built = await BuildAsync("-c", "Release");

        Assert.Equal(Expected(where: ""), built.Errors);
    }

    [Fact]
    public async Task A_debug_build_reports_the_rules_that_hold_everywhere()
    {
        var built = await BuildAsync("-c", "Debug");

        Assert.Equal(Expected(where: "").Where(error => error.Id[3] is '1' or '2' or '9'), built.Errors);
    }

    [Fact]
    public async Task A_regulated_build_takes_no_guard_as_an_excuse()
    {
        var built = await BuildAsync("-c", "Release", "-p:AevumPosture=regulated");

        var expected = Expected(where: "").Select(error => error.Id == "AEV3001" ? error with { Id = "AEV3002" } : error).Concat(Expected(where: " in regulated"));
        Assert.Equal(Sorted(expected), built.Errors);
    }

    [Fact]
    public async Task A_suppression_breaks_the_seal()
    {
        var built = await BuildAsync("-c", "Release", "-p:BreakTheSeal=true");

        Assert.Contains(new BuildError("AEV9001", "AEV9001.cs", 7), built.Errors);
        Assert.False(built.Succeeded);
    }

    [Fact]
    public void The_sample_has_a_file_for_every_rule_that_an_analyzer_of_the_kernel_reports()
    {
        var files = Directory.EnumerateFiles(Sample, "AEV*.cs").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "AEV1001", "AEV1002", "AEV1003", "AEV1004", "AEV1005", "AEV1006", "AEV1007", "AEV1008", "AEV2001", "AEV2002", "AEV2003", "AEV2004", "AEV2005",
                "AEV3001", "AEV3002", "AEV3003", "AEV3004", "AEV3005", "AEV3006", "AEV4001", "AEV4003", "AEV5001", "AEV5002", "AEV5003", "AEV9001", "AEV9011",
            ],
            files);
    }

    private static Task<BuildResult> BuildAsync(params IEnumerable<string> arguments) =>
        Dotnet.RunAsync(PackedKit.RepositoryRoot, ["build", "samples/Unsafe", "--nologo", "-v", "q", "-nodeReuse:false", .. arguments]);

    private static IEnumerable<BuildError> Expected(string where) => Sorted(Directory.EnumerateFiles(Sample)
        .Where(file => Path.GetFileName(file) is not ("AEV9001.cs" or "README.md"))
        .SelectMany(file => File.ReadLines(file).SelectMany((line, index) => Mark().Matches(line)
            .Where(match => match.Groups["where"].Value == where)
            .Select(match => new BuildError(match.Groups["id"].Value, Path.GetFileName(file), index + (match.Groups["next"].Success ? 2 : 1))))));

    private static IEnumerable<BuildError> Sorted(IEnumerable<BuildError> errors) =>
        errors.OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line).ThenBy(error => error.Id, StringComparer.Ordinal);

    [GeneratedRegex("(//|#) (?<id>AEV[0-9]{4})((?<where> in regulated)|(?<next> on the next line))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
