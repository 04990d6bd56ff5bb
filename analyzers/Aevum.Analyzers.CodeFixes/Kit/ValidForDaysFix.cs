namespace Aevum.Analyzers.CodeFixes.Kit;

/// <summary>AEV9008: sets a validity that is out of range to 90 days, the default of a declaration and of the repair of AEV2002.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ValidForDaysFix)), Shared]
public sealed class ValidForDaysFix() : SyntaxFix("Make grants last 90 days", RuleCatalogue.ValidityOutOfRange)
{
    private const int Days = 90;

    private protected override SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken) => place.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>()?.Expression;

    private protected override void Fix(FixPlace place, SyntaxNode target, SyntaxEditor editor, CancellationToken cancellationToken) =>
        editor.ReplaceNode(target, SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(Days)).WithTriviaFrom(target));
}
