using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Aevum.Analyzers.CodeFixes.Barriers;

/// <summary>AEV1004: appends <c>.EnsureOk()</c>, and awaits the call where that was forgotten.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LookAtOutcomeFix)), Shared]
public sealed class LookAtOutcomeFix() : SyntaxFix("Call EnsureOk()", RuleCatalogue.OutcomeIgnored)
{
    private protected override void Fix(FixPlace place, SyntaxNode target, SyntaxEditor editor, CancellationToken cancellationToken) =>
        editor.ReplaceNode(target, (current, _) => Checked((ExpressionSyntax)current));

    /// <summary>The awaited call, or the call itself where it stands alone in a method that can wait.</summary>
    private protected override SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken)
    {
        if (place.Node is not InvocationExpressionSyntax call)
        {
            return null;
        }

        ExpressionSyntax task = call;
        while (task.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask", Parent: InvocationExpressionSyntax outer })
        {
            task = outer;
        }

        if (task.Parent is AwaitExpressionSyntax waited)
        {
            return waited;
        }

        var standsAlone = task.Parent is ExpressionStatementSyntax || (task.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } assignment && assignment.Right == task);
        return standsAlone && CanWait(task) ? task : null;
    }

    private static bool CanWait(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case LockStatementSyntax or UnsafeStatementSyntax or CatchFilterClauseSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static InvocationExpressionSyntax Checked(ExpressionSyntax expression)
    {
        var waited = expression is AwaitExpressionSyntax ? expression.WithoutTrivia() : AwaitExpression(Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space), expression.WithoutTrivia());
        var access = MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, ParenthesizedExpression(waited), IdentifierName("EnsureOk"));
        return InvocationExpression(access).WithTriviaFrom(expression);
    }
}
