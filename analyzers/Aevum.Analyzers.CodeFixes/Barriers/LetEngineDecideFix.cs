using Aevum.Analyzers.Common;

namespace Aevum.Analyzers.CodeFixes.Barriers;

/// <summary>
/// AEV1001: removes a check that only leaves the block before a governed call. The engine checks the same barriers in the call that follows and answers with an
/// outcome, so the intent is clear. A check that does anything else is left to a person.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LetEngineDecideFix)), Shared]
public sealed class LetEngineDecideFix() : SyntaxFix("Let the engine decide in the call that follows", RuleCatalogue.BarrierUsedOutsideTheKernel)
{
    private static readonly string[] Governed = ["IngestAsync", "QueryAsync", "CommitAsync", "ReviewAsync", "ReplayAsync"];

    /// <summary>One condition can hold two findings: it is removed once, by the first.</summary>
    private protected override SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken) => Check(place, cancellationToken).LastOrDefault();

    private protected override void Fix(FixPlace place, SyntaxNode target, SyntaxEditor editor, CancellationToken cancellationToken) => Check(place, cancellationToken).ForEach(editor.Remove);

    /// <summary>The statements that make up the check: the local that holds the verdict, and the <c>if</c>.</summary>
    private static List<StatementSyntax> Check(FixPlace place, CancellationToken cancellationToken)
    {
        if (KernelSymbols.For(place.Model.Compilation) is not { } kernel || place.Node is not InvocationExpressionSyntax)
        {
            return [];
        }

        var statement = place.Node.FirstAncestorOrSelf<StatementSyntax>();
        var (holder, check) = statement is LocalDeclarationStatementSyntax local ? (local, UserOf(local)) : (null, statement as IfStatementSyntax);
        if (check is not { Else: null } || StatementList.Around(check) is not { } list || !OnlyLeaves(check.Statement) || !OnlyAsks(check.Condition, place, kernel, cancellationToken)
            || (holder is not null && !OnlyAsks(holder.Declaration, place, kernel, cancellationToken)))
        {
            return [];
        }

        var follows = list.SkipWhile(each => each != check).Skip(1).Any(each => CallsEngine(each, place, kernel, cancellationToken));
        return follows ? [.. new StatementSyntax?[] { holder, check }.OfType<StatementSyntax>()] : [];
    }

    /// <summary>The one statement that uses the local, when it is the next one and an <c>if</c>.</summary>
    private static IfStatementSyntax? UserOf(LocalDeclarationStatementSyntax local)
    {
        if (local is not { Declaration.Variables: [var variable] } || StatementList.Around(local) is not { } list)
        {
            return null;
        }

        var users = list.Where(each => each.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable.Identifier.ValueText)).ToArray();
        return users is [IfStatementSyntax only] && list.SkipWhile(each => each != local).ElementAtOrDefault(1) == only ? only : null;
    }

    private static bool OnlyLeaves(StatementSyntax body) => body switch
    {
        BlockSyntax { Statements: [var only] } => OnlyLeaves(only),
        ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax => true,
        _ => false,
    };

    /// <summary>Nothing is called but barriers, and nothing is declared or written.</summary>
    private static bool OnlyAsks(SyntaxNode question, FixPlace place, KernelSymbols kernel, CancellationToken cancellationToken) =>
        question.DescendantNodesAndSelf().All(node => node switch
        {
            InvocationExpressionSyntax call => place.Model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && kernel.Barriers.Is(method.ContainingType),
            AssignmentExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression }
                or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }
                or DeclarationExpressionSyntax or SingleVariableDesignationSyntax or AnonymousFunctionExpressionSyntax => false,
            _ => true,
        });

    private static bool CallsEngine(StatementSyntax statement, FixPlace place, KernelSymbols kernel, CancellationToken cancellationToken) =>
        statement.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<InvocationExpressionSyntax>().Any(call =>
            place.Model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && kernel.Engine.Is(method.ContainingType) && Governed.Contains(method.Name, StringComparer.Ordinal));
}
