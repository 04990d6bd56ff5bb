namespace Aevum.Analyzers.CodeFixes.Deployment;

/// <summary>AEV5003: sets <c>VerifyOnStart</c> to true where it is written as false.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VerifyOnStartFix))]
[Shared]
public sealed class VerifyOnStartFix() : SyntaxFix("Verify the chain on start", RuleCatalogue.StartWithoutVerification.Id)
{
    private protected override bool CanFix(FixPlace place, CancellationToken cancellationToken) => place.Node is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.FalseLiteralExpression);

    private protected override void Fix(FixPlace place, SyntaxEditor editor, CancellationToken cancellationToken) =>
        editor.ReplaceNode(place.Node, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(place.Node));
}
