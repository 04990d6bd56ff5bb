using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers;

/// <summary>Which kernel-only member an operation uses, in every form C# has for using a member.</summary>
internal static class KernelUse
{
    /// <summary>The kinds of operation, calls apart, that can use one of the marked members.</summary>
    public static IEnumerable<OperationKind> OtherKindsFor(KernelMembers members)
    {
        var kinds = new HashSet<OperationKind> { OperationKind.MethodReference, OperationKind.DynamicInvocation };
        foreach (var symbol in members.Marked)
        {
            kinds.UnionWith(KindsFor(symbol));
        }

        return kinds;
    }

    /// <summary>The kernel-only member that <paramref name="operation"/> itself uses, or null.</summary>
    public static ISymbol? Find(IOperation operation, KernelMembers members) => operation switch
    {
        IInvocationOperation call => Only(call.TargetMethod, members),
        IMethodReferenceOperation reference => Only(reference.Method, members),
        IPropertyReferenceOperation reference => Only(reference.Property, members) ?? Accessor(reference, members),
        IFieldReferenceOperation reference => Only(reference.Field, members),
        IEventReferenceOperation reference => Only(reference.Event, members),
        IObjectCreationOperation creation => Only(creation.Constructor, members),
        IBinaryOperation binary => Only(binary.OperatorMethod, members),
        IUnaryOperation unary => Only(unary.OperatorMethod, members),
        IIncrementOrDecrementOperation increment => Only(increment.OperatorMethod, members),
        ICompoundAssignmentOperation compound => Only(compound.OperatorMethod, members) ?? Only(compound.InConversion.MethodSymbol, members) ?? Only(compound.OutConversion.MethodSymbol, members),
        IConversionOperation conversion => Only(conversion.OperatorMethod, members),
        IWithOperation copy => Only(copy.CloneMethod, members),
        ICollectionExpressionOperation collection => Only(collection.ConstructMethod, members),
        IRecursivePatternOperation pattern => Only(pattern.DeconstructSymbol, members),
        IListPatternOperation pattern => Only(pattern.IndexerSymbol, members) ?? Only(pattern.LengthSymbol, members),
        ISlicePatternOperation pattern => Only(pattern.SliceSymbol, members),
        IImplicitIndexerReferenceOperation indexer => Only(indexer.IndexerSymbol, members) ?? Only(indexer.LengthSymbol, members),
        IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { ContainingType: { } type, MemberName: var name } } => type.GetMembers(name).FirstOrDefault(members.IsKernelOnly),
        _ => FindInStatement(operation, members),
    };

    /// <summary>Where to report: the name of the member where it is written, else the whole expression.</summary>
    public static SyntaxNode Place(IOperation operation) => operation.Syntax switch
    {
        ForEachStatementSyntax loop => loop.Expression,
        ForEachVariableStatementSyntax loop => loop.Expression,
        ConstructorInitializerSyntax initializer => initializer,
        var syntax => syntax,
    };

    /// <summary>True inside <c>nameof</c>: the name alone uses nothing.</summary>
    public static bool IsNameOnly(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is INameOfOperation)
            {
                return true;
            }
        }

        return IsInNameOf(operation.Syntax);
    }

    /// <summary>True for syntax inside the argument of <c>nameof</c>.</summary>
    public static bool IsInNameOf(SyntaxNode syntax)
    {
        for (var node = syntax; node is not null and not StatementSyntax; node = node.Parent)
        {
            if (node is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } })
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<OperationKind> KindsFor(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => [OperationKind.ObjectCreation, OperationKind.DynamicObjectCreation],
        IMethodSymbol { MethodKind: MethodKind.Conversion } => [OperationKind.Conversion, OperationKind.CompoundAssignment],
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } => [OperationKind.Binary, OperationKind.Unary, OperationKind.Increment, OperationKind.Decrement, OperationKind.CompoundAssignment],
        IMethodSymbol { AssociatedSymbol: IPropertySymbol } => [OperationKind.PropertyReference],
        IMethodSymbol { AssociatedSymbol: IEventSymbol } => [OperationKind.EventReference],
        IMethodSymbol { Name: "Deconstruct" } => [OperationKind.RecursivePattern, OperationKind.DeconstructionAssignment, OperationKind.Loop],
        IMethodSymbol { Name: "GetEnumerator" or "MoveNext" or "GetAsyncEnumerator" or "MoveNextAsync" } => [OperationKind.Loop],
        IMethodSymbol { Name: "Dispose" or "DisposeAsync" } => [OperationKind.Using, OperationKind.UsingDeclaration, OperationKind.Loop],
        IMethodSymbol { Name: "GetAwaiter" or "GetResult" or "IsCompleted" } => [OperationKind.Await],
        IMethodSymbol { Name: "<Clone>$" } => [OperationKind.With],
        IMethodSymbol { Name: "Slice" } => [OperationKind.SlicePattern, OperationKind.ImplicitIndexerReference],
        IMethodSymbol => [OperationKind.CollectionExpression],
        IPropertySymbol => [OperationKind.PropertyReference, OperationKind.ListPattern, OperationKind.ImplicitIndexerReference, OperationKind.Loop, OperationKind.Await],
        IFieldSymbol => [OperationKind.FieldReference],
        IEventSymbol => [OperationKind.EventReference],
        _ => [],
    };

    private static ISymbol? FindInStatement(IOperation operation, KernelMembers members) => operation switch
    {
        IForEachLoopOperation { Syntax: CommonForEachStatementSyntax syntax } => InLoop(operation.SemanticModel!.GetForEachStatementInfo(syntax), members),
        IAwaitOperation { Syntax: AwaitExpressionSyntax syntax } => InAwait(operation.SemanticModel!.GetAwaitExpressionInfo(syntax), members),
        IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax syntax } => InDeconstruction(operation.SemanticModel!.GetDeconstructionInfo(syntax), members),
        IUsingOperation { Resources: var resources } => Disposed(ResourceType(resources), members),
        IUsingDeclarationOperation { DeclarationGroup: var resources } => Disposed(ResourceType(resources), members),
        IDynamicObjectCreationOperation { Type: INamedTypeSymbol type } => type.InstanceConstructors.FirstOrDefault(members.IsKernelOnly),
        _ => null,
    };

    private static ISymbol? InLoop(ForEachStatementInfo info, KernelMembers members) =>
        Only(info.GetEnumeratorMethod, members) ?? Only(info.MoveNextMethod, members) ?? Only(info.CurrentProperty, members) ?? Only(info.DisposeMethod, members);

    private static ISymbol? InAwait(AwaitExpressionInfo info, KernelMembers members) =>
        Only(info.GetAwaiterMethod, members) ?? Only(info.GetResultMethod, members) ?? Only(info.IsCompletedProperty, members);

    private static ISymbol? InDeconstruction(DeconstructionInfo info, KernelMembers members) =>
        Only(info.Method, members) ?? info.Nested.Select(nested => InDeconstruction(nested, members)).FirstOrDefault(found => found is not null);

    private static ITypeSymbol? ResourceType(IOperation resources) => resources is IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Symbol.Type: var type }, ..] }, ..] } ? type : resources.Type;

    private static ISymbol? Disposed(ITypeSymbol? type, KernelMembers members)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().FirstOrDefault(member => member.Name is "Dispose" or "DisposeAsync" && members.IsKernelOnly(member)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A property of which only one accessor is marked.</summary>
    private static ISymbol? Accessor(IPropertyReferenceOperation reference, KernelMembers members)
    {
        var isTarget = reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;
        var writes = isTarget || reference.Parent is IIncrementOrDecrementOperation;
        var reads = !isTarget || reference.Parent is ICompoundAssignmentOperation or ICoalesceAssignmentOperation;
        return (writes ? Only(reference.Property.SetMethod, members) : null) ?? (reads ? Only(reference.Property.GetMethod, members) : null);
    }

    private static ISymbol? Only(ISymbol? symbol, KernelMembers members) => members.IsKernelOnly(symbol) ? symbol : null;
}
