namespace Aevum.Analyzers.CodeFixes.Kit;

/// <summary>AEV9002 and AEV9003: adds the modifier <c>partial</c> to a declared purpose and to the types around it. A generic type is a human decision.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix() : SyntaxFix("Make partial", RuleCatalogue.DeclarationNotPartial, RuleCatalogue.DeclarationNested)
{
    private protected override SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken) => TargetsOf(place).FirstOrDefault();

    private protected override void Fix(FixPlace place, SyntaxNode target, SyntaxEditor editor, CancellationToken cancellationToken)
    {
        foreach (var type in TargetsOf(place))
        {
            editor.ReplaceNode(type, static (current, _) => MakePartial((TypeDeclarationSyntax)current));
        }
    }

    private static IEnumerable<TypeDeclarationSyntax> TargetsOf(FixPlace place)
    {
        if (place.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declared)
        {
            return [];
        }

        var chain = declared.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().ToList();
        return chain.Exists(type => type.TypeParameterList is not null) ? [] : chain.Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));
    }

    /// <summary><c>partial</c> stands directly before the keyword; where it is the first token, it takes over the comments before it. Two findings can ask for the same type.</summary>
    private static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return type;
        }

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
