using System.Diagnostics;

namespace Aevum.Package.Tests;

/// <summary>Runs the SDK's command line.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs <c>dotnet</c> in <paramref name="folder"/> and returns what it wrote and its exit code.</summary>
    public static Task<BuildResult> RunAsync(string folder, params IEnumerable<string> arguments) => RunProgramAsync("dotnet", folder, arguments);

    /// <summary>Runs a program in <paramref name="folder"/> in the same way.</summary>
    public static async Task<BuildResult> RunProgramAsync(string program, string folder, IEnumerable<string> arguments)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true } };
        process.StartInfo.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        process.StartInfo.Environment["DOTNET_NOLOGO"] = "1";
        process.StartInfo.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        process.StartInfo.Environment.Remove("MSBuildSDKsPath");
        process.StartInfo.Environment.Remove("MSBUILD_EXE_PATH");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new BuildResult(process.ExitCode, await output + await errors);
    }
}
