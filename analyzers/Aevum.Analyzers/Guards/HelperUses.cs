using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Guards;

/// <summary>
/// Every use of the local function or private method around an operation. Only such helpers are followed: nobody else can call them, so their uses are
/// all here.
/// </summary>
internal sealed class HelperUses
{
    private const int MaxUses = 64;

    private readonly ValueAnalysis _values;
    private readonly IMethodSymbol _helper;
    private readonly CancellationToken _cancellationToken;
    private readonly List<HelperUse> _uses = [];

    private HelperUses(IMethodSymbol helper, ValueAnalysis values, CancellationToken cancellationToken)
    {
        _helper = helper;
        _values = values;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The uses, or none when the function is not a helper of that kind or a use is not understood.</summary>
    public static IReadOnlyList<HelperUse> Of(IOperation operation, ISymbol containingSymbol, ValueAnalysis values, CancellationToken cancellationToken)
    {
        var local = LocalFunctionAround(operation);
        if (local is not null)
        {
            var inBody = new HelperUses(local.Symbol, values, cancellationToken);
            return inBody.CollectIn(FlowGraphs.RootOf(operation), containingSymbol) ? inBody._uses : [];
        }

        if (containingSymbol is not IMethodSymbol { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary } method)
        {
            return [];
        }

        var inType = new HelperUses(method.OriginalDefinition, values, cancellationToken);
        return method.ContainingType.DeclaringSyntaxReferences.All(inType.CollectIn) ? inType._uses : [];
    }

    private static ILocalFunctionOperation? LocalFunctionAround(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is ILocalFunctionOperation function)
            {
                return function;
            }
        }

        return null;
    }

    private bool CollectIn(IOperation root, ISymbol containingSymbol)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (IsUse(operation) && !Add(operation, containingSymbol))
            {
                return false;
            }
        }

        return true;
    }

    private bool CollectIn(SyntaxReference reference)
    {
        foreach (var name in reference.GetSyntax(_cancellationToken).DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == _helper.Name))
        {
            if (FindOperation(name) is not { } operation)
            {
                return false;
            }

            if (IsUse(operation) && !Add(operation, _values.MemberAround(name, _cancellationToken) ?? _helper))
            {
                return false;
            }
        }

        return true;
    }

    private bool Add(IOperation operation, ISymbol containingSymbol)
    {
        _uses.Add(new HelperUse(operation, containingSymbol));
        return _uses.Count <= MaxUses;
    }

    private bool IsUse(IOperation operation) => operation switch
    {
        IInvocationOperation call => Is(call.TargetMethod),
        IMethodReferenceOperation reference => Is(reference.Method),
        _ => false,
    };

    private bool Is(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, _helper.OriginalDefinition);

    /// <summary>The call or method group that a name belongs to, or whatever else the name means.</summary>
    private IOperation? FindOperation(SimpleNameSyntax name)
    {
        SyntaxNode node = name.Parent is MemberAccessExpressionSyntax access ? access : name;
        if (node.Parent is InvocationExpressionSyntax call)
        {
            node = call;
        }

        return _values.OperationAt(node, _cancellationToken) ?? (node != name ? _values.OperationAt(name, _cancellationToken) : null);
    }
}
