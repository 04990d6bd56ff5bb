using System.Reflection;

namespace Aevum.Analyzers.Benchmarks;

/// <summary>Where the build put what is measured beside the kit.</summary>
internal static class BenchmarkFiles
{
    /// <summary>The folder of the analyzers that carry RS0030.</summary>
    public static string BannedApiAnalyzers => Metadata("BannedApiAnalyzers");

    /// <summary>The file of banned members.</summary>
    public static string Bans => Metadata("Bans");

    private static string Metadata(string key) => typeof(BenchmarkFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
