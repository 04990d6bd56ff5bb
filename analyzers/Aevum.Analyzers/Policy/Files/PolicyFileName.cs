namespace Aevum.Analyzers.Policy.Files;

/// <summary>Judges a policy file by its path. Paths are only compared: an analyzer may not look at the disk.</summary>
internal static class PolicyFileName
{
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>The kind of the file at <paramref name="path"/>; letter case does not matter.</summary>
    public static PolicyFileKind KindOf(string path)
    {
        if (path.EndsWith(".cedar", StringComparison.OrdinalIgnoreCase))
        {
            return PolicyFileKind.Policies;
        }

        return path.EndsWith(".cedarschema", StringComparison.OrdinalIgnoreCase) ? PolicyFileKind.Schema : PolicyFileKind.Other;
    }

    /// <summary>The path with one kind of separator and without <c>.</c> and <c>..</c>, so that two spellings of a path are equal.</summary>
    public static string Normalised(string path)
    {
        var kept = new List<string>();
        foreach (var part in path.Split(Separators))
        {
            if (part == ".." && kept.Count > 0 && kept[kept.Count - 1] is not ("" or ".."))
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (part != "." && (part.Length > 0 || kept.Count == 0))
            {
                kept.Add(part);
            }
        }

        return string.Join("/", kept);
    }

    /// <summary>The folder of a normalised path; null when there is none above it.</summary>
    public static string? FolderOf(string normalised)
    {
        var end = normalised.LastIndexOf('/');
        if (end >= 0)
        {
            return normalised.Substring(0, end);
        }

        return normalised.Length == 0 ? null : string.Empty;
    }
}
