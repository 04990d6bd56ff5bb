using System.Runtime.CompilerServices;

namespace Aevum.Cli;

/// <summary>Runs every script beside this file: command, exit code, output, error stream.</summary>
public sealed class ScriptTests
{
    private static string Folder { get; } = Path.Combine(Path.GetDirectoryName(Here())!, "Scripts");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_tool_answers_as_the_script_says(string name)
    {
        using var files = await SampleFiles.CreateAsync(TestContext.Current.CancellationToken);
        var script = Script.Parse(files.Expand(await File.ReadAllTextAsync(Path.Combine(Folder, name + ".txt"), TestContext.Current.CancellationToken)));
        Assert.NotEmpty(script.Steps);

        foreach (var step in script.Steps)
        {
            var (exitCode, output, error) = await Tool.RunAsync(step.Arguments);

            Assert.True(step.ExitCode == exitCode, $"{step}\nexit code {exitCode} where {step.ExitCode} was expected\n{output}{error}");
            Assert.True(Script.Difference(step.Output, output) is null, $"{step}\noutput: {Script.Difference(step.Output, output)}");
            Assert.True(Script.Difference(step.Error, error) is null, $"{step}\nerror stream: {Script.Difference(step.Error, error)}");
        }
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
