namespace Aevum.Testing;

/// <summary>
/// Compares texts with files of the repository, byte for byte. With the environment variable <c>AEVUM_UPDATE_GOLDEN=1</c> the files are written
/// instead, and the test still fails, so that no run passes by accident.
/// </summary>
public static class Golden
{
    private static bool IsUpdate => Environment.GetEnvironmentVariable("AEVUM_UPDATE_GOLDEN") == "1";

    /// <summary>Compares every text with the file of its name in <paramref name="folder"/> (relative to the repository root).</summary>
    public static void Compare(string folder, IEnumerable<KeyValuePair<string, string>> texts)
    {
        var root = Path.Combine(TestReferences.RepositoryRoot, folder);
        var actual = texts.ToDictionary(pair => pair.Key + ".golden", pair => pair.Value, StringComparer.Ordinal);
        if (IsUpdate)
        {
            Write(root, actual);
            throw new HarnessException($"The golden files in {folder} were written; look at them and run again without AEVUM_UPDATE_GOLDEN.");
        }

        var known = Directory.Exists(root) ? Directory.EnumerateFiles(root, "*.golden").Select(file => Path.GetFileName(file)!) : [];
        var faults = known.Union(actual.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => Fault(root, name, actual)).OfType<string>().ToArray();
        if (faults.Length > 0)
        {
            throw new HarnessException($"Golden files differ (AEVUM_UPDATE_GOLDEN=1 rewrites them):\n{string.Join("\n", faults)}");
        }
    }

    private static string? Fault(string root, string name, Dictionary<string, string> actual)
    {
        var path = Path.Combine(root, name);
        if (!actual.TryGetValue(name, out var text))
        {
            return $"{name}: no longer generated";
        }

        if (!File.Exists(path))
        {
            return $"{name}: not known";
        }

        var expected = File.ReadAllText(path);
        return string.Equals(expected, text, StringComparison.Ordinal) ? null : $"{name}: differs at character {expected.AsSpan().CommonPrefixLength(text)}\n--- actual\n{text}";
    }

    private static void Write(string root, Dictionary<string, string> actual)
    {
        Directory.CreateDirectory(root);
        foreach (var stale in Directory.EnumerateFiles(root, "*.golden").Where(file => !actual.ContainsKey(Path.GetFileName(file))))
        {
            File.Delete(stale);
        }

        foreach (var (name, text) in actual)
        {
            File.WriteAllText(Path.Combine(root, name), text);
        }
    }
}
