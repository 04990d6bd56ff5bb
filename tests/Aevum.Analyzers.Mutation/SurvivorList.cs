using Aevum.Testing;

namespace Aevum.Corpus;

/// <summary>The changes that no test notices, each with the reason why none can or need: one file for each folder of the analyzers.</summary>
internal static class SurvivorList
{
    private static string Folder => Path.Combine(TestReferences.RepositoryRoot, "tests", "Aevum.Analyzers.Mutation", "Survivors");

    /// <summary>The keys of the listed changes.</summary>
    public static HashSet<string> Read() =>
    [
        .. Directory.EnumerateFiles(Folder, "*.md")
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("- `", StringComparison.Ordinal))
            .Select(line => line[2..line.LastIndexOf("` — ", StringComparison.Ordinal)] + "`"),
    ];
}
