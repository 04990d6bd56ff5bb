namespace Aevum.Analyzers.CodeFixes.Deployment;

/// <summary>AEV5003: sets <c>VerifyOnStart</c> to true where it is written as false.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VerifyOnStartFix)), Shared]
public sealed class VerifyOnStartFix() : SyntaxFix("Verify the chain on start", RuleCatalogue.StartWithoutVerification)
{
    private protected override SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken) => place.Node.IsKind(SyntaxKind.FalseLiteralExpression) ? place.Node : null;

    private protected override void Fix(FixPlace place, SyntaxNode target, SyntaxEditor editor, CancellationToken cancellationToken) =>
        editor.ReplaceNode(target, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(target));
}
