using System.Reflection;

namespace Aevum.Conventions;

/// <summary>The checkout the tests were built from.</summary>
internal static class Repository
{
    internal static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>Product source files: what users run or compile with, without build output.</summary>
    internal static IReadOnlyList<SourceFile> ProductSources { get; } = Sources("src", "analyzers", "generators");

    internal static IReadOnlyList<SourceFile> AllSources { get; } = Sources("src", "analyzers", "generators", "tests", "samples");

    internal static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories).Where(path => !IsOutput(path));

    internal static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static List<SourceFile> Sources(params string[] folders) =>
        [.. folders.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(path => !IsOutput(path))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(Relative(path), File.ReadAllText(path)))];

    private static bool IsOutput(string path)
    {
        var relative = Relative(path);
        return relative.Split('/').Any(part => part is "bin" or "obj" or ".git" or "TestResults" or "artifacts" or "BenchmarkDotNet.Artifacts");
    }
}
