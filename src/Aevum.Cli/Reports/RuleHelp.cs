using System.Reflection;

namespace Aevum.Cli.Reports;

/// <summary>The help pages of the rules, embedded when the tool was built.</summary>
internal static class RuleHelp
{
    internal static string? Find(string ruleId)
    {
        using var page = Assembly.GetExecutingAssembly().GetManifestResourceStream($"rules/{ruleId}.md");
        return page is null ? null : new StreamReader(page).ReadToEnd();
    }
}
