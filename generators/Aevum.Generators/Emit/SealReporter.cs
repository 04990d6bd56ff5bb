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

    /// <summary>Reports what breaks the seal, and once more as <c>#error</c> where an attribute would hide the report.</summary>
    public static void Report(SourceProductionContext output, SealModel seal)
    {
        if (seal.IsIntact)
        {
            return;
        }

        var texts = new List<string>();
        if (seal.DisabledBy is { } property)
        {
            texts.Add($"{property} switches the analyzers off; remove the property");
            output.ReportDiagnostic(Diagnostic.Create(Descriptor, Location.None, texts[0]));
        }

        foreach (var suppression in seal.Suppressions)
        {
            var text = $"an attribute suppresses {suppression.RuleId}; remove it and repair the cause, see {RuleCatalogue.HelpLinkBase}{suppression.RuleId}.md";
            texts.Add(text);
            output.ReportDiagnostic(Diagnostic.Create(Descriptor, LocationOf(suppression.Place), text));
        }

        if (seal.IsHidden)
        {
            output.AddSource("Aevum.Seal.g.cs", Errors(texts));
        }
    }

    private static SourceText Errors(List<string> texts)
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
