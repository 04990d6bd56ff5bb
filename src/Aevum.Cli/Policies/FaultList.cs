using System.Globalization;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Validation;

namespace Aevum.Cli.Policies;

/// <summary>Faults with their file, in the form that editors and build logs make clickable: <c>FILE:LINE:COLUMN: error: …</c>.</summary>
internal sealed class FaultList
{
    private readonly List<string> _lines = [];

    internal int ErrorCount { get; private set; }

    internal IReadOnlyList<string> Lines => _lines;

    internal void Add(string path, IEnumerable<SyntaxError> errors)
    {
        foreach (var error in errors)
        {
            Add(path, error.Span, "error", error.Message);
            AddBelow(error.Excerpt, error.Help);
            ErrorCount++;
        }
    }

    internal void Add(string path, string message)
    {
        _lines.Add($"{path}: error: {message}");
        ErrorCount++;
    }

    internal void Add(string path, ValidationResult result)
    {
        foreach (var error in result.Errors)
        {
            Add(path, error.Span, "error", $"policy `{error.PolicyId}`: {error.Message}");
            AddBelow(null, error.Help);
            ErrorCount++;
        }

        foreach (var warning in result.Warnings)
        {
            Add(path, warning.Span, "warning", $"policy `{warning.PolicyId}`: {warning.Message}");
            AddBelow(null, warning.Help);
        }
    }

    private void Add(string path, SourceSpan span, string severity, string message)
    {
        var place = span.IsKnown ? string.Create(CultureInfo.InvariantCulture, $"{path}:{span.Line}:{span.Column}") : path;
        _lines.Add($"{place}: {severity}: {message}");
    }

    private void AddBelow(string? excerpt, string? help)
    {
        if (excerpt is not null)
        {
            _lines.Add(excerpt);
        }

        if (help is not null)
        {
            _lines.Add($"  help: {help}");
        }
    }
}
