using System.Globalization;
using System.Text.RegularExpressions;

namespace Aevum.Core.Tests.Crisis;

/// <summary>The lists beside this file, with their escapes read.</summary>
internal static partial class CrisisLists
{
    internal static IReadOnlyList<string> Plain { get; } = Read("plain.txt");

    internal static IReadOnlyList<string> Evasions { get; } = Read("evasions.txt");

    internal static IReadOnlyList<string> Innocent { get; } = Read("innocent.txt");

    [GeneratedRegex(@"\\u([0-9A-F]{4})|\\U([0-9A-F]{8})")]
    private static partial Regex Escape { get; }

    private static List<string> Read(string name) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Crisis", name))
            .Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => Escape.Replace(line, match => char.ConvertFromUtf32(int.Parse((match.Groups[1].Value + match.Groups[2].Value), NumberStyles.HexNumber, CultureInfo.InvariantCulture))))
            .ToList();
}
