namespace Aevum.Cedar.Tests;

/// <summary>A text file of cases, one per line, embedded into the test assembly. Empty lines and lines with # are left out.</summary>
internal static class CaseTable
{
    internal static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(CaseTable).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no table named {name}");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
