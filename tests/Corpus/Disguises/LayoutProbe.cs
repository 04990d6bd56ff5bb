using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Corpus.Disguises;

/// <summary>A rule that every single disguise deceives: it shows that they change what they say.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LayoutProbe : DiagnosticAnalyzer
{
    public const string Id = "LAYOUT1";

    private static readonly DiagnosticDescriptor Rule = new(Id, "Probe", "Probe", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.VariableDeclarator);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        var name = ((VariableDeclaratorSyntax)context.Node).Identifier;
        var compilation = (CSharpCompilation)context.Compilation;
        if (name.Text == "bad" && !context.Node.Parent!.ToString().Contains("/*", StringComparison.Ordinal) && compilation.Options.NullableContextOptions == NullableContextOptions.Enable && compilation.LanguageVersion != LanguageVersion.CSharp13
            && context.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && !type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, name.GetLocation()));
        }
    }
}
