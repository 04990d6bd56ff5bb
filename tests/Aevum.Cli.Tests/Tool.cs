using System.Text;

namespace Aevum.Cli;

/// <summary>Runs the tool within the test.</summary>
internal static class Tool
{
    internal static async Task<(int ExitCode, string Output, string Error)> RunAsync(IReadOnlyList<string> arguments)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter { NewLine = "\n" };
        using var terminal = new Terminal(Stream.Null, output, error);
        var exitCode = await CommandLine.RunAsync([.. arguments], terminal, TestContext.Current.CancellationToken);
        return (exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
