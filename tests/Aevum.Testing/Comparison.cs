using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Testing;

/// <summary>Compares findings with markup and says what differs, with the line in question.</summary>
internal static class Comparison
{
    public static void Require(string mode, ImmutableArray<(string Path, MarkedText Text)> files, ImmutableArray<Diagnostic> found)
    {
        var expected = files
            .SelectMany(file => file.Text.Markers.Where(marker => marker.Id is not null).Select(marker => new Finding(marker.Id!, file.Path, marker.Span)))
            .ToList();
        var actual = found.Select(Finding.Of).ToList();
        var missing = Without(expected, actual);
        var surplus = Without(actual, expected);
        var faults = missing.Select(finding => $"missing  {Describe(finding, files)}")
            .Concat(surplus.Select(finding => $"surplus  {Describe(finding, files)}: {found.First(diagnostic => Finding.Of(diagnostic) == finding).GetMessage(null)}"))
            .Concat(AdditionalLocationFaults(files, found))
            .ToArray();
        if (faults.Length > 0)
        {
            throw new HarnessException($"Findings differ ({mode}):\n{string.Join("\n", faults)}");
        }
    }

    /// <summary>When a case numbers locations, they are all the additional locations there are.</summary>
    private static IEnumerable<string> AdditionalLocationFaults(ImmutableArray<(string Path, MarkedText Text)> files, ImmutableArray<Diagnostic> found)
    {
        var expected = files.SelectMany(file => file.Text.Markers.Where(marker => marker.Number is not null).Select(marker => new Finding("#", file.Path, marker.Span))).Distinct().ToList();
        if (expected.Count == 0)
        {
            return [];
        }

        var actual = found.SelectMany(diagnostic => diagnostic.AdditionalLocations).Select(location => Finding.Of("#", location)).Distinct().ToList();
        return Without(expected, actual).Select(finding => $"missing additional location {Describe(finding, files)}")
            .Concat(Without(actual, expected).Select(finding => $"surplus additional location {Describe(finding, files)}"));
    }

    private static List<Finding> Without(List<Finding> all, List<Finding> taken)
    {
        var rest = new List<Finding>(all);
        taken.ForEach(finding => rest.Remove(finding));
        return rest;
    }

    private static string Describe(Finding finding, ImmutableArray<(string Path, MarkedText Text)> files)
    {
        var text = files.FirstOrDefault(file => file.Path == finding.Path).Text?.Text;
        if (text is null || finding.Span.End > text.Length)
        {
            return $"{finding.Id} {finding.Path}";
        }

        var line = SourceText.From(text).Lines.GetLineFromPosition(finding.Span.Start);
        return $"{finding.Id} {finding.Path}({line.LineNumber + 1},{finding.Span.Start - line.Start + 1}) '{text.Substring(finding.Span.Start, finding.Span.Length)}'  in: {line.ToString().Trim()}";
    }

    private sealed record Finding(string Id, string Path, TextSpan Span)
    {
        public static Finding Of(Diagnostic diagnostic) => Of(diagnostic.Id, diagnostic.Location);

        public static Finding Of(string id, Location location) => location == Location.None
            ? new Finding(id, string.Empty, default)
            : new Finding(id, location.SourceTree?.FilePath ?? location.GetLineSpan().Path, location.SourceSpan);
    }
}
