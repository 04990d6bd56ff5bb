using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Guards;

/// <summary>
/// Code that only a debug build contains: under <c>#if DEBUG</c>, or in a function marked <c>[Conditional("DEBUG")]</c>. A file that defines the symbol
/// itself proves nothing.
/// </summary>
internal static class DebugGuard
{
    private const string Symbol = "DEBUG";

    /// <summary>True when <paramref name="operation"/> is left out of a build that does not define the symbol.</summary>
    public static bool Covers(IOperation operation, ISymbol containingSymbol, CancellationToken cancellationToken)
    {
        var root = operation.Syntax.SyntaxTree.GetRoot(cancellationToken);
        return !DefinesSymbol(root) && (IsInConditionalFunction(operation, containingSymbol) || IsUnderDirective(root, operation.Syntax.SpanStart));
    }

    /// <summary>True when <paramref name="syntax"/> stands under a directive that leaves it out of a build that does not define the symbol.</summary>
    public static bool CoversPosition(SyntaxNode syntax, CancellationToken cancellationToken)
    {
        var root = syntax.SyntaxTree.GetRoot(cancellationToken);
        return !DefinesSymbol(root) && IsUnderDirective(root, syntax.SpanStart);
    }

    private static bool DefinesSymbol(SyntaxNode root) =>
        root.GetFirstToken(includeZeroWidth: true).LeadingTrivia.Any(static trivia =>
            trivia.GetStructure() is DefineDirectiveTriviaSyntax { IsActive: true, Name.ValueText: Symbol });

    private static bool IsInConditionalFunction(IOperation operation, ISymbol containingSymbol)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is ILocalFunctionOperation function && IsConditional(function.Symbol))
            {
                return true;
            }
        }

        return IsConditional(containingSymbol);
    }

    /// <summary>With two attributes the call stays when either symbol is defined.</summary>
    private static bool IsConditional(ISymbol function)
    {
        var conditions = function.GetAttributes()
            .Where(static attribute => attribute.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } })
            .Select(static attribute => attribute.ConstructorArguments is [{ Value: string symbol }] ? symbol : null)
            .ToArray();
        return conditions.Length > 0 && conditions.All(static symbol => string.Equals(symbol, Symbol, StringComparison.Ordinal));
    }

    private static bool IsUnderDirective(SyntaxNode root, int position)
    {
        var open = new Stack<bool>();
        var isEarlierBranchDebug = new Stack<bool>();

        // The parser calls a directive of this kind bad that has no #if before it, so there is always one to end.
        for (var directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < position; directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax @if:
                    open.Push(Implies(@if.Condition, whenTrue: true));
                    isEarlierBranchDebug.Push(Implies(@if.Condition, whenTrue: false));
                    break;
                case ElifDirectiveTriviaSyntax elif:
                    open.Pop();
                    open.Push(Implies(elif.Condition, whenTrue: true) || isEarlierBranchDebug.Peek());
                    isEarlierBranchDebug.Push(isEarlierBranchDebug.Pop() || Implies(elif.Condition, whenTrue: false));
                    break;
                case ElseDirectiveTriviaSyntax:
                    open.Pop();
                    open.Push(isEarlierBranchDebug.Peek());
                    break;
                case EndIfDirectiveTriviaSyntax:
                    open.Pop();
                    isEarlierBranchDebug.Pop();
                    break;
            }
        }

        return open.Any(static isDebug => isDebug);
    }

    /// <summary>True when the condition having this value means that the symbol is defined.</summary>
    private static bool Implies(ExpressionSyntax condition, bool whenTrue) => condition switch
    {
        IdentifierNameSyntax name => whenTrue && name.Identifier.ValueText == Symbol,
        ParenthesizedExpressionSyntax inner => Implies(inner.Expression, whenTrue),
        PrefixUnaryExpressionSyntax not => Implies(not.Operand, !whenTrue),
        BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression) == whenTrue && both.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression =>
            Implies(both.Left, whenTrue) || Implies(both.Right, whenTrue),
        BinaryExpressionSyntax either when either.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression =>
            Implies(either.Left, whenTrue) && Implies(either.Right, whenTrue),
        _ => false,
    };
}
