namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>Says whether an expression may do something besides having a value: then it is not removed.</summary>
internal static class SideEffects
{
    public static bool MayBeIn(SyntaxNode scope) => scope.DescendantNodesAndSelf().Any(node => node is InvocationExpressionSyntax or AwaitExpressionSyntax
        or AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax }
        or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression }
        or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }
        or DeclarationExpressionSyntax or SingleVariableDesignationSyntax or ThrowExpressionSyntax);
}
