using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Values;

/// <summary>What a helper of this compilation returns. A method that another type can override, an iterator and an async method are not followed.</summary>
internal static class HelperReturns
{
    private const int MaxReturns = 16;

    /// <summary>The returned expressions of <paramref name="method"/>; empty when it is not followed.</summary>
    public static IReadOnlyList<IOperation> Of(IMethodSymbol method, ValueTracer tracer)
    {
        if (method.IsAsync || method.IsVirtual || method.IsOverride || method.OriginalDefinition.DeclaringSyntaxReferences is not [var reference])
        {
            return [];
        }

        return In(reference.GetSyntax(tracer.CancellationToken), tracer);
    }

    /// <summary>The returned expressions of a method, local function or accessor.</summary>
    public static IReadOnlyList<IOperation> In(SyntaxNode declaration, ValueTracer tracer)
    {
        if (Body(declaration) is not { } body || tracer.Analysis.OperationAt(body, tracer.CancellationToken) is not { } operation)
        {
            return [];
        }

        if (body is ExpressionSyntax)
        {
            return [operation];
        }

        var returns = Returns(operation).Take(MaxReturns + 1).ToArray();
        return returns.Length > MaxReturns ? [] : returns;
    }

    private static SyntaxNode? Body(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax function => (SyntaxNode?)function.Body ?? function.ExpressionBody?.Expression,
        AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody?.Expression,
        _ => null,
    };

    private static IEnumerable<IOperation> Returns(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            if (child is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value })
            {
                yield return value;
            }
            else if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                foreach (var inner in Returns(child))
                {
                    yield return inner;
                }
            }
        }
    }
}
