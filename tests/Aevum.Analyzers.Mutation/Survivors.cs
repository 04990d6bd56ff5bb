using Aevum.Testing;

namespace Aevum.Corpus;

/// <summary>The changes that no test notices, each with the reason why none can or need.</summary>
internal static class Survivors
{
    private static string File => Path.Combine(TestReferences.RepositoryRoot, "tests", "Aevum.Analyzers.Mutation", "survivors.md");

    /// <summary>The keys of the listed changes.</summary>
    public static HashSet<string> Listed() => System.IO.File.Exists(File)
        ? [.. System.IO.File.ReadLines(File).Where(line => line.StartsWith("- `", StringComparison.Ordinal)).Select(line => line[2..].Split(" — ")[0])]
        : [];
}
