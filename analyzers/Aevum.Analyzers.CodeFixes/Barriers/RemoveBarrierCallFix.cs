namespace Aevum.Analyzers.CodeFixes.Barriers;

/// <summary>AEV1001: removes a call that stands alone. Where its result is used, what should happen instead is for a person to decide.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveBarrierCallFix))]
[Shared]
public sealed class RemoveBarrierCallFix() : SyntaxFix("Remove the call; the engine checks the barriers", "AEV1001")
{
    private protected override bool CanFix(FixPlace place, CancellationToken cancellationToken) => Statement(place) is not null;

    private protected override void Fix(FixPlace place, SyntaxEditor editor, CancellationToken cancellationToken) =>
        editor.Remove(Statement(place)!);

    /// <summary>A statement of its own, or the value of a discard, in a block; its arguments must not do anything themselves.</summary>
    private static ExpressionStatementSyntax? Statement(FixPlace place)
    {
        if (place.Node is not InvocationExpressionSyntax call || call.ArgumentList.Arguments.Any(argument => argument.DescendantNodes().Any(HasEffect)))
        {
            return null;
        }

        return call.Parent switch
        {
            ExpressionStatementSyntax { Parent: BlockSyntax } statement => statement,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement } => statement,
            _ => null,
        };
    }

    private static bool HasEffect(SyntaxNode node) => node is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax;
}
