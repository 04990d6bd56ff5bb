using System.IO.Compression;

namespace Aevum.Package.Tests;

/// <summary>The command as a user gets it: packed, installed from a folder that holds nothing else, run.</summary>
public sealed class ToolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aevum-tool-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = 600_000)]
    public async Task The_packed_tool_installs_and_verifies_a_chain()
    {
        var feed = Path.Combine(_folder, "feed");
        var packed = await Dotnet.RunAsync(PackedKit.RepositoryRoot, "pack", "src/Aevum.Cli", "-c", "Release", "-o", feed, "--nologo", "-v", "q");
        Assert.True(packed.Succeeded, packed.Output);
        RequireWhole(Path.Combine(feed, $"Aevum.Cli.{PackedKit.Version}.nupkg"));

        var installed = await InstallAsync(feed);

        Assert.True(installed.Succeeded, installed.Output);
        var vectors = Path.Combine(PackedKit.RepositoryRoot, "tests", "Aevum.Core.Tests", "Vectors");
        var key = "@" + Path.Combine(vectors, "chain-unicode.pub.hex");
        var sound = await AevumAsync("verify", Path.Combine(vectors, "chain-unicode.json"), "--key", key);
        Assert.StartsWith("VERIFIED", sound.Output, StringComparison.Ordinal);
        Assert.True(sound.Succeeded, sound.Output);
        var altered = Path.Combine(_folder, "altered.json");
        await File.WriteAllTextAsync(altered, (await File.ReadAllTextAsync(Path.Combine(vectors, "chain-unicode.json"), Ct)).Replace("\"1.0\"", "\"1.1\"", StringComparison.Ordinal), Ct);
        var failed = await AevumAsync("verify", altered, "--key", key);
        Assert.StartsWith("FAILED", failed.Output, StringComparison.Ordinal);
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("AEV3001", (await AevumAsync("rules")).Output, StringComparison.Ordinal);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Task<BuildResult> InstallAsync(string feed)
    {
        var config = Path.Combine(_folder, "nuget.config");
        File.WriteAllText(config, $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_folder, "cache")}" /></config>
              <packageSources><clear /><add key="local" value="{feed}" /></packageSources>
            </configuration>
            """);
        return Dotnet.RunAsync(_folder, "tool", "install", "Aevum.Cli", "--version", PackedKit.Version, "--tool-path", "tools", "--configfile", config);
    }

    /// <summary>Everything that the tool needs lies in its package, the native library of the store too.</summary>
    private static void RequireWhole(string package)
    {
        using var content = ZipFile.OpenRead(package);
        var names = content.Entries.Select(entry => entry.FullName).ToList();

        Assert.Contains(names, name => name.EndsWith("/Aevum.Cli.dll", StringComparison.Ordinal));
        Assert.Contains(names, name => name.Contains("e_sqlite3", StringComparison.Ordinal));
        Assert.DoesNotContain(names, name => name.EndsWith(".pem", StringComparison.Ordinal) || name.EndsWith(".db", StringComparison.Ordinal));
    }

    private Task<BuildResult> AevumAsync(params IEnumerable<string> arguments) =>
        Dotnet.RunProgramAsync(Path.Combine(_folder, "tools", OperatingSystem.IsWindows() ? "aevum.exe" : "aevum"), _folder, arguments);
}
