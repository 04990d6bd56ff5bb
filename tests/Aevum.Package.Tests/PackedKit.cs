using System.Reflection;

[assembly: AssemblyFixture(typeof(Aevum.Package.Tests.PackedKit))]

namespace Aevum.Package.Tests;

/// <summary>The packages, packed once for all tests into a folder that serves as the only package source.</summary>
public sealed class PackedKit : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("aevum-package-").FullName;

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string Version { get; } = Metadata("Version");

    public string Feed => Path.Combine(_root, "feed");

    public string AnalyzersPackage => Path.Combine(Feed, $"Aevum.Analyzers.{Version}.nupkg");

    public string CorePackage => Path.Combine(Feed, $"Aevum.Core.{Version}.nupkg");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Feed);
        foreach (var project in new[] { "analyzers/Aevum.Analyzers.Package", "src/Aevum.Core" })
        {
            var packed = await Dotnet.RunAsync(RepositoryRoot, "pack", project, "-c", "Release", "-o", Feed, "--nologo", "-v", "q");
            Assert.True(packed.Succeeded, packed.Output);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A folder for one test with package sources and a package cache of its own; nothing outside it is read or written.</summary>
    internal Consumer NewConsumer(string name)
    {
        var folder = Path.Combine(_root, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_root, "cache")}" /></config>
              <packageSources><clear /><add key="local" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit><UseSharedCompilation>false</UseSharedCompilation><UseAppHost>false</UseAppHost></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
        return new Consumer(folder);
    }

    private static string Metadata(string key) =>
        typeof(PackedKit).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
