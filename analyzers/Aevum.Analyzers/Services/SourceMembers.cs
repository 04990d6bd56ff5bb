using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Services;

/// <summary>Looks into the members that a type of this compilation implements an interface with.</summary>
internal static class SourceMembers
{
    /// <summary>The member of <paramref name="type"/> that implements <paramref name="name"/> of <paramref name="service"/>, when this compilation declares it.</summary>
    public static ISymbol? Implementation(INamedTypeSymbol type, Common.KernelType service, string name)
    {
        foreach (var contract in service.Symbols)
        {
            var found = contract.GetMembers(name).Select(type.FindImplementationForInterfaceMember).FirstOrDefault(member => member is not null);
            if (found is { DeclaringSyntaxReferences.Length: > 0 })
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The values a property can return; unknown when it is not declared here.</summary>
    public static PossibleValues ValuesOf(ISymbol? property, ValueAnalysis values, CancellationToken cancellationToken)
    {
        foreach (var reference in property?.DeclaringSyntaxReferences ?? [])
        {
            var expression = reference.GetSyntax(cancellationToken) switch
            {
                PropertyDeclarationSyntax { ExpressionBody.Expression: var body } => body,
                PropertyDeclarationSyntax { Initializer.Value: var value } => value,
                PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } => accessors.Select(Returned).FirstOrDefault(value => value is not null),
                _ => null,
            };
            if (expression is not null && values.OperationAt(expression, cancellationToken) is { } operation)
            {
                return values.ValuesOf(operation, cancellationToken);
            }
        }

        return PossibleValues.Unknown;
    }

    /// <summary>The operation of a method's body, or null.</summary>
    public static IOperation? BodyOf(ISymbol? method, ValueAnalysis values, CancellationToken cancellationToken) =>
        method is IMethodSymbol { DeclaringSyntaxReferences: [var reference, ..] } && reference.GetSyntax(cancellationToken) is var declaration and (MethodDeclarationSyntax or LocalFunctionStatementSyntax)
            ? values.OperationAt(declaration, cancellationToken)
            : null;

    /// <summary>What a body returns, without the lambdas and local functions inside it.</summary>
    public static IEnumerable<IOperation> Returns(IOperation body)
    {
        foreach (var child in body.ChildOperations)
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

    private static ExpressionSyntax? Returned(AccessorDeclarationSyntax accessor) =>
        accessor.ExpressionBody?.Expression ?? (accessor.Body?.Statements is [ReturnStatementSyntax { Expression: var value }] ? value : null);
}
