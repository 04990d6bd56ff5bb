using System.Composition;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Analyzers.CodeFixes.Kit;

/// <summary>AEV9002 and AEV9003: adds the modifier <c>partial</c> to a declared purpose and to the types around it. A generic type is a human decision.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix))]
[Shared]
public sealed class MakePartialFix : CodeFixProvider
{
    private const string Title = "Make partial";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleCatalogue.DeclarationNotPartial.Id, RuleCatalogue.DeclarationNested.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static async (context, document, diagnostics) => await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null && TargetsOf(root, diagnostic).Any())
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, cancellationToken => ApplyAsync(context.Document, [diagnostic], cancellationToken), equivalenceKey: nameof(MakePartialFix)), diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        var targets = diagnostics.SelectMany(diagnostic => TargetsOf(root, diagnostic)).Distinct().ToList();
        return document.WithSyntaxRoot(root.ReplaceNodes(targets, static (_, rewritten) => MakePartial(rewritten)));
    }

    private static IEnumerable<TypeDeclarationSyntax> TargetsOf(SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declared)
        {
            return [];
        }

        var chain = declared.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().ToList();
        return chain.Exists(type => type.TypeParameterList is not null) ? [] : chain.Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));
    }

    /// <summary><c>partial</c> stands directly before the keyword; where it is the first token, it takes over the comments before it.</summary>
    private static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax type)
    {
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0)
        {
            return type.WithModifiers(type.Modifiers.Add(partial));
        }

        return type
            .WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)))
            .WithKeyword(type.Keyword.WithLeadingTrivia());
    }
}
