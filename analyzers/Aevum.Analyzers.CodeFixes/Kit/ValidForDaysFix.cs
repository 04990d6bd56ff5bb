using System.Composition;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Analyzers.CodeFixes.Kit;

/// <summary>AEV9008: sets a validity that is out of range to 90 days, the default of a declaration and of the repair of AEV2002.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ValidForDaysFix))]
[Shared]
public sealed class ValidForDaysFix : CodeFixProvider
{
    private const int Days = 90;
    private const string Title = "Make grants last 90 days";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleCatalogue.ValidityOutOfRange.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static async (context, document, diagnostics) => await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancellationToken => ApplyAsync(context.Document, [diagnostic], cancellationToken), equivalenceKey: nameof(ValidForDaysFix)), diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        var targets = diagnostics
            .Select(diagnostic => root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeArgumentSyntax>()?.Expression)
            .OfType<ExpressionSyntax>();
        return document.WithSyntaxRoot(root.ReplaceNodes(targets, static (original, _) =>
            SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(Days)).WithTriviaFrom(original)));
    }
}
