using System.Globalization;
using System.Text.RegularExpressions;

namespace Aevum.Package.Tests;

/// <summary>What a build said.</summary>
internal sealed partial record BuildResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The ids of the errors, each once, sorted.</summary>
    public IReadOnlyList<string> ErrorIds => [.. Errors.Select(error => error.Id).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The errors with file and line, each once, sorted.</summary>
    public IReadOnlyList<BuildError> Errors =>
    [
        .. ErrorLine().Matches(Output)
            .Select(match => new BuildError(match.Groups["id"].Value, Path.GetFileName(match.Groups["file"].Value), int.TryParse(match.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 0))
            .Distinct()
            .OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line).ThenBy(error => error.Id, StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"^\s*(?<file>[^(\r\n:]*?)\s*(\((?<line>\d+),\d+\))?\s*: error (?<id>[A-Z]+\d+):", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ErrorLine();
}
