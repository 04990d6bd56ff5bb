namespace Aevum.Cedar.Conformance.Corpus;

/// <summary>Every test below one folder, whether unpacked from the generated corpus or written by hand.</summary>
internal sealed class CorpusFolder
{
    private CorpusFolder(string path, IReadOnlyList<CorpusTest> tests)
    {
        Path = path;
        Tests = tests;
    }

    internal string Path { get; }

    /// <summary>The tests in ordinal order of their paths.</summary>
    internal IReadOnlyList<CorpusTest> Tests { get; }

    /// <summary>Looks for JSON files that have the form of a test.</summary>
    internal static CorpusFolder Find(string path)
    {
        var root = System.IO.Path.GetFullPath(path);
        var files = Directory.GetFiles(root, "*.json", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        var tests = new CorpusTest?[files.Length];
        Parallel.For(0, files.Length, number => tests[number] = CorpusTest.TryRead(root, files[number]));
        return new CorpusFolder(root, [.. tests.OfType<CorpusTest>()]);
    }
}
