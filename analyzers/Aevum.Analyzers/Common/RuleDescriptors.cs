using System.Resources;
using Aevum.Rules;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Common;

/// <summary>Turns a rule of the catalogue into a descriptor. The texts of each area live in <c>AREA/AREATexts.resx</c>.</summary>
internal static class RuleDescriptors
{
    private static readonly Dictionary<RuleArea, ResourceManager> Texts = Enum.GetValues(typeof(RuleArea))
        .Cast<RuleArea>()
        .ToDictionary(area => area, area => new ResourceManager($"Aevum.Analyzers.{area}Texts", typeof(RuleDescriptors).Assembly));

    /// <summary>Makes the descriptor of <paramref name="rule"/>: id, severity, help page and configurability are the catalogue's.</summary>
    public static DiagnosticDescriptor Create(SafetyRule rule) => new(
        rule.Id,
        Text(rule, "Title"),
        Text(rule, "Message"),
        $"Aevum.{rule.Area}",
        SeverityOf(rule.Severity),
        isEnabledByDefault: true,
        Text(rule, "Description"),
        rule.HelpLink,
        rule.IsConfigurable ? [] : [WellKnownDiagnosticTags.NotConfigurable]);

    private static LocalizableResourceString Text(SafetyRule rule, string part) => new(rule.Id + part, Texts[rule.Area], typeof(RuleDescriptors));

    private static DiagnosticSeverity SeverityOf(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => DiagnosticSeverity.Error,
        RuleSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
