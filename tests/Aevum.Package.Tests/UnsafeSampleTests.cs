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
        var quoted = File.ReadLines(Path.Combine(PackedKit.RepositoryRoot, "README.md")).Where(line => line.Contains("): error AEV", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(quoted);
        Assert.All(quoted, line => Assert.Contains(line.TrimEnd('…'), built.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_debug_build_reports_the_rules_that_hold_everywhere()
    {
        var built = await BuildAsync("-c", "Debug");

        // AEV9012 says that a finding about what is shipped was not judged to its end; in Debug there is none.
        Assert.Equal(Expected(where: "").Where(error => error.Id[3] is '1' or '2' or '9' && error.Id != "AEV9012"), built.Errors);
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
    public void The_sample_has_a_file_for_every_rule_of_the_catalogue()
    {
        var files = Directory.EnumerateFiles(Sample, "AEV*").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

        // Every rule has a help page, which another test holds against the catalogue.
        var pages = Directory.EnumerateFiles(Path.Combine(PackedKit.RepositoryRoot, "analyzers", "rules"), "AEV*.md").Select(page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal);
        Assert.Equal(pages, files);
    }

    private static Task<BuildResult> BuildAsync(params IEnumerable<string> arguments) =>
        Dotnet.RunAsync(PackedKit.RepositoryRoot, ["build", "samples/Unsafe", "--nologo", "-v", "q", "-nodeReuse:false", .. arguments]);

    private static IEnumerable<BuildError> Expected(string where) => Sorted(Directory.EnumerateFiles(Sample)
        .Where(file => Path.GetFileName(file) is not ("AEV9001.cs" or "README.md"))
        .SelectMany(file => File.ReadLines(file).SelectMany((line, index) => Mark().Matches(line)
            .Where(match => match.Groups["where"].Value == where)
            .SelectMany(match => match.Groups["id"].Captures.Select(id => new BuildError(id.Value, Path.GetFileName(file), index + (match.Groups["next"].Success ? 2 : 1)))))));

    private static IEnumerable<BuildError> Sorted(IEnumerable<BuildError> errors) =>
        errors.OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line).ThenBy(error => error.Id, StringComparer.Ordinal);

    [GeneratedRegex("(//|#) (?<id>AEV[0-9]{4})(, (?<id>AEV[0-9]{4}))*((?<where> in regulated)|(?<next> on the next line))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
