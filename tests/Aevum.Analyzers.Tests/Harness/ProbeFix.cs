using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Tests.Harness;

/// <summary>Renames <c>bad</c> to <c>good</c>; can be told to misbehave, so that the harness can be seen to fail.</summary>
internal sealed class ProbeFix(FixFault fault = FixFault.None) : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["PROBE1"];

    private string Name => fault switch
    {
        FixFault.ChangesNothing => "bad",
        FixFault.DoesNotCompile => "good = missing",
        _ => "good",
    };

    public override FixAllProvider? GetFixAllProvider() => fault == FixFault.HasNoFixAll
        ? null
        : FixAllProvider.Create(async (context, document, diagnostics) => await RenameAsync(document, diagnostics, IsFaulty(context.Scope, document) ? "better" : Name, context.CancellationToken));

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => fault != FixFault.OffersNothing && (fault != FixFault.FixesTheFirstOnly || diagnostic.Location.SourceSpan.Start < 20)))
        {
            context.RegisterCodeFix(Action(context.Document, diagnostic, fault == FixFault.HasNoKey ? null : "Rename"), diagnostic);
            if (fault is FixFault.HasOneKeyTwice or FixFault.OffersTwo)
            {
                context.RegisterCodeFix(Action(context.Document, diagnostic, fault == FixFault.OffersTwo ? "Other" : "Rename"), diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private CodeAction Action(Document document, Diagnostic diagnostic, string? key) => CodeAction.Create("Rename", token => RenameAsync(document, [diagnostic], Name, token), key);

    /// <summary>In a solution the compiler asks for one project after the other; only the other project is wrong then.</summary>
    private bool IsFaulty(FixAllScope scope, Document document) =>
        (fault, scope) is (FixFault.DiffersInDocument, FixAllScope.Document) or (FixFault.DiffersInProject, FixAllScope.Project)
        || (fault == FixFault.DiffersInSolution && document.Project.AssemblyName.EndsWith("Twin", StringComparison.Ordinal));

    private static async Task<Document> RenameAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string name, CancellationToken cancellationToken) =>
        document.WithText((await document.GetTextAsync(cancellationToken)).WithChanges(diagnostics.Select(diagnostic => new TextChange(diagnostic.Location.SourceSpan, name))));
}
