using System.Globalization;
using System.Text;

namespace Aevum.Generators.Emit;

/// <summary>Names generated files.</summary>
internal static class HintName
{
    private const int LongestReadablePart = 120;

    /// <summary>
    /// The name of the file that is generated for a type. It ends with a digest of the exact name, because the compiler compares the names of
    /// generated files without regard to letter case while types may differ in nothing else.
    /// </summary>
    public static string Of(string metadataName, string role)
    {
        var readable = new StringBuilder();
        foreach (var c in metadataName.Length <= LongestReadablePart ? metadataName : metadataName.Substring(metadataName.Length - LongestReadablePart))
        {
            readable.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' ? c : '_');
        }

        return $"{readable}.{role}.{Digest(metadataName)}.g.cs";
    }

    /// <summary>FNV-1a of 64 bits over UTF-16 code units; no cryptography, only a short stable name.</summary>
    private static string Digest(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
