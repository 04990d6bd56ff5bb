using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Common;

/// <summary>
/// The analyzer of one area of the catalogue. It looks at generated code too (a header comment must not switch a safety rule off), runs
/// concurrently, and registers nothing when the compilation does not reference the kit.
/// </summary>
public abstract class KitAnalyzer : DiagnosticAnalyzer
{
    private protected KitAnalyzer(params ImmutableArray<KitRule> rules)
    {
        Rules = rules;
        SupportedDiagnostics = [.. rules.SelectMany(rule => rule.Descriptors).Distinct()];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <summary>The rules of the area.</summary>
    internal ImmutableArray<KitRule> Rules { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        if (context is null)
        {
            throw new ArgumentNullException(nameof(context));
        }

        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        if (KernelSymbols.For(context.Compilation) is not { } kernel)
        {
            return;
        }

        var registration = new RuleRegistration(context, kernel);
        foreach (var rule in Rules)
        {
            rule.Register(registration);
        }

        registration.Complete();
    }
}
