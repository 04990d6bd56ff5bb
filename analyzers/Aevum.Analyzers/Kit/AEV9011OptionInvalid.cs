using Aevum.Analyzers.Common;
using Aevum.Analyzers.Postures;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Kit;

/// <summary>
/// AEV9011: <c>AevumPosture</c> or a key that starts with <c>aevum_</c> is unknown or has no valid value. Each fault is reported once, at the beginning
/// of the first file it applies to: where the compiler read it from is not known.
/// </summary>
internal sealed class AEV9011OptionInvalid : KitRule
{
    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.OptionInvalid);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        var options = registration.Start.Options.AnalyzerConfigOptionsProvider;
        var faults = FindFaults(registration.Compilation, options);
        if (faults.Count > 0)
        {
            registration.Start.RegisterSyntaxTreeAction(context => Report(context, faults));
        }
    }

    private static Dictionary<SyntaxTree, List<string>> FindFaults(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        var faults = new Dictionary<SyntaxTree, List<string>>();
        var posture = PostureFaults(options.GlobalOptions).ToArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var found = FaultsOf(options.GetOptions(tree)).Concat(posture).Where(seen.Add).ToList();
            if (found.Count > 0)
            {
                faults[tree] = found;
            }
        }

        return faults;
    }

    private static void Report(SyntaxTreeAnalysisContext context, Dictionary<SyntaxTree, List<string>> faults)
    {
        if (!faults.TryGetValue(context.Tree, out var found))
        {
            return;
        }

        foreach (var fault in found)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, Location.Create(context.Tree, default(TextSpan)), fault));
        }
    }

    private static IEnumerable<string> PostureFaults(AnalyzerConfigOptions global)
    {
        if (PostureOptions.From(global).UnknownPosture is { } unknown)
        {
            yield return $"The property {PostureOptions.PostureProperty} is '{unknown}'; it is one of {string.Join(", ", PostureOptions.PostureNames)}{Spelling.Suggest(unknown, PostureOptions.PostureNames)}";
        }
    }

    private static IEnumerable<string> FaultsOf(AnalyzerConfigOptions options)
    {
        foreach (var key in options.Keys.Where(key => key.StartsWith(KitOption.Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            var option = KitOption.All.FirstOrDefault(known => string.Equals(known.Key, key, StringComparison.OrdinalIgnoreCase));
            if (option is null)
            {
                yield return $"The key '{key}' is unknown{Hint(key)}";
            }
            else if (options.TryGetValue(key, out var value) && !option.Accepts(value))
            {
                yield return $"The key '{key}' is '{value}'; it is {option.Expected}";
            }
        }
    }

    private static string Hint(string key) => string.Equals(key, "aevum_posture", StringComparison.OrdinalIgnoreCase)
        ? $"; the posture is the MSBuild property {PostureOptions.PostureProperty}"
        : Spelling.Suggest(key, [.. KitOption.All.Select(known => known.Key)]);
}
