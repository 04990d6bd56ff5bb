using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Tests.Harness;

/// <summary>Reports identifiers called <c>bad</c>; can be told to misbehave, so that the harness can be seen to fail.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ProbeAnalyzer(ProbeFault fault = ProbeFault.None) : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new("PROBE1", "Probe", "Probe '{0}'", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private Compilation? _first;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.ConfigureGeneratedCodeAnalysis(fault == ProbeFault.SkipsGeneratedCode
            ? GeneratedCodeAnalysisFlags.None
            : GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.VariableDeclarator);
    }

    private void Check(SyntaxNodeAnalysisContext context)
    {
        if (fault == ProbeFault.Throws)
        {
            throw new InvalidOperationException("the probe throws");
        }

        Interlocked.CompareExchange(ref _first, context.Compilation, null);
        var usesKit = context.Compilation.SourceModule.ReferencedAssemblies.Any(reference => reference.Name == "Aevum.Core");
        var identifier = ((VariableDeclaratorSyntax)context.Node).Identifier;
        var isBlind = (fault == ProbeFault.NeedsNullable && context.Compilation.Options.NullableContextOptions == NullableContextOptions.Disable)
            || (fault == ProbeFault.NeedsTheNewestLanguage && ((CSharpCompilation)context.Compilation).LanguageVersion != LanguageVersion.Preview);
        if (identifier.ValueText == "bad" && !isBlind && (usesKit || fault == ProbeFault.IgnoresTheReference) && (fault != ProbeFault.KeepsState || _first == context.Compilation))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, identifier.GetLocation(), identifier.ValueText));
        }
    }
}
