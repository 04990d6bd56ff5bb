using Aevum.Generators.Models;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Generators.Emit;

/// <summary>Reports AEV9001.</summary>
internal static class SealReporter
{
    /// <summary>A literal, because release tracking reads it; a test holds it against the catalogue.</summary>
    internal const string RuleId = "AEV9001";

    private static readonly DiagnosticDescriptor Descriptor = new(
        RuleId,
        RuleCatalogue.AnalysisDisabled.Title,
        "The safety analysis of this build is not complete: {0}",
        "Aevum.Kit",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A build that uses the governed kernel must not switch its safety analysis off. A generator reports this, because generators run where analyzers do not.",
        RuleCatalogue.AnalysisDisabled.HelpLink,
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>
    /// Reports what breaks the seal. Where an attribute would hide the report, <c>#error</c> takes its place: a hidden error of a generator still ends the
    /// compilation, and then nothing would say why.
    /// </summary>
    public static void Report(SourceProductionContext output, SealModel seal)
    {
        if (seal.IsIntact)
        {
            return;
        }

        var faults = seal.Suppressions
            .Select(suppression => (Text: $"an attribute suppresses {suppression.RuleId}; remove it and repair the cause, see {RuleCatalogue.HelpLinkBase}{suppression.RuleId}.md", Location: LocationOf(suppression.Place)));
        if (seal.DisabledBy is { } property)
        {
            faults = faults.Prepend(($"{property} switches the analyzers off; remove the property", Location.None));
        }

        if (seal.IsHidden)
        {
            output.AddSource("Aevum.Seal.g.cs", Errors(faults.Select(fault => fault.Text)));
            return;
        }

        foreach (var (text, location) in faults)
        {
            output.ReportDiagnostic(Diagnostic.Create(Descriptor, location, text));
        }
    }

    private static SourceText Errors(IEnumerable<string> texts)
    {
        var writer = new SourceWriter();
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
        {
            writer.Line($"#error {RuleId}: The safety analysis of this build is not complete: {text}");
        }

        return writer.ToSourceText();
    }

    private static Location LocationOf(PlaceModel place) => place.Path.Length == 0 ? Location.None : Location.Create(
        place.Path,
        new TextSpan(place.Start, place.Length),
        new LinePositionSpan(new LinePosition(place.StartLine, place.StartCharacter), new LinePosition(place.EndLine, place.EndCharacter)));
}
