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
        IPropertyReferenceOperation reference => Accessed(reference, reference.Property, members),
        IFieldReferenceOperation reference => Only(reference.Field, members),
        IEventReferenceOperation reference => Only(reference.Event, members) ?? Only(reference.Parent is IEventAssignmentOperation { Adds: true } ? reference.Event.AddMethod : reference.Event.RemoveMethod, members),
        IObjectCreationOperation creation => Only(creation.Constructor, members),
        IBinaryOperation binary => Only(binary.OperatorMethod, members),
        IUnaryOperation unary => Only(unary.OperatorMethod, members),
        IIncrementOrDecrementOperation increment => Only(increment.OperatorMethod, members),
        ICompoundAssignmentOperation compound => Only(compound.OperatorMethod, members) ?? Only(compound.InConversion.MethodSymbol, members) ?? Only(compound.OutConversion.MethodSymbol, members),
        IConversionOperation conversion => Only(conversion.OperatorMethod, members),
        IWithOperation copy => Only(copy.CloneMethod, members),
        ICollectionExpressionOperation collection => Only(collection.ConstructMethod, members) ?? (collection.Elements.IsEmpty ? null : Named(collection.Type, members, "Add")),
        ISpreadOperation spread => Named(spread.Operand.Type, members, "GetEnumerator"),
        IRecursivePatternOperation pattern => Only(pattern.DeconstructSymbol, members),
        IListPatternOperation pattern => Read(pattern.IndexerSymbol, members) ?? Read(pattern.LengthSymbol, members),
        ISlicePatternOperation pattern => Only(pattern.SliceSymbol, members),
        IImplicitIndexerReferenceOperation reference => Accessed(reference, reference.IndexerSymbol, members) ?? Read(reference.LengthSymbol, members),
        IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation reference } => Named(reference.ContainingType ?? reference.Instance?.Type, members, reference.MemberName),
        IDynamicIndexerAccessOperation access => Member(access.Operation.Type, members, member => member is IPropertySymbol { IsIndexer: true }),
        _ => FindInStatement(operation, members),
    };

    /// <summary>Where to report: the name of the member where it is written, else the whole expression.</summary>
    public static SyntaxNode Place(IOperation operation) => operation.Syntax switch
    {
        CommonForEachStatementSyntax loop => loop.Expression,
        var syntax => syntax,
    };

    /// <summary>True inside the argument of <c>nameof</c>: the name alone uses nothing. A method that somebody called so is a call.</summary>
    public static bool IsInNameOf(SyntaxNode syntax, SemanticModel model)
    {
        for (var node = syntax; node is not null and not StatementSyntax; node = node.Parent)
        {
            if (node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } && model.GetOperation(node) is INameOfOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<OperationKind> KindsFor(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => [OperationKind.ObjectCreation, OperationKind.DynamicObjectCreation, OperationKind.CollectionExpression],
        IMethodSymbol { MethodKind: MethodKind.Conversion } => [OperationKind.Conversion, OperationKind.CompoundAssignment],
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } => [OperationKind.Binary, OperationKind.Unary, OperationKind.Increment, OperationKind.Decrement, OperationKind.CompoundAssignment],
        IPropertySymbol or IMethodSymbol { AssociatedSymbol: IPropertySymbol } =>
            [OperationKind.PropertyReference, OperationKind.DynamicIndexerAccess, OperationKind.ListPattern, OperationKind.ImplicitIndexerReference, OperationKind.Loop, OperationKind.Await],
        IEventSymbol or IMethodSymbol { AssociatedSymbol: IEventSymbol } => [OperationKind.EventReference],
        IMethodSymbol { Name: "Deconstruct" } => [OperationKind.RecursivePattern, OperationKind.DeconstructionAssignment, OperationKind.Loop],
        IMethodSymbol { Name: "GetEnumerator" or "MoveNext" or "GetAsyncEnumerator" or "MoveNextAsync" } => [OperationKind.Loop, OperationKind.Spread],
        IMethodSymbol { Name: "Dispose" or "DisposeAsync" } => [OperationKind.Using, OperationKind.UsingDeclaration, OperationKind.Loop],
        IMethodSymbol { Name: "GetAwaiter" or "GetResult" } => [OperationKind.Await],
        IMethodSymbol { Name: "<Clone>$" } => [OperationKind.With],
        IMethodSymbol { Name: "Slice" } => [OperationKind.SlicePattern, OperationKind.ImplicitIndexerReference],
        IMethodSymbol => [OperationKind.CollectionExpression],
        IFieldSymbol => [OperationKind.FieldReference],
        _ => [],
    };

    private static ISymbol? FindInStatement(IOperation operation, KernelMembers members) => operation switch
    {
        IForEachLoopOperation { Syntax: CommonForEachStatementSyntax syntax } => InLoop(operation.SemanticModel!.GetForEachStatementInfo(syntax), members) ?? InTarget(operation.SemanticModel!, syntax, members),
        IAwaitOperation { Syntax: AwaitExpressionSyntax syntax } => InAwait(operation.SemanticModel!.GetAwaitExpressionInfo(syntax), members),
        IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax syntax } => InDeconstruction(operation.SemanticModel!.GetDeconstructionInfo(syntax), members),
        IUsingOperation { Resources: var resources } => Named(ResourceType(resources), members, "Dispose", "DisposeAsync"),
        IUsingDeclarationOperation { DeclarationGroup: var resources } => Named(ResourceType(resources), members, "Dispose", "DisposeAsync"),
        IDynamicObjectCreationOperation { Type: INamedTypeSymbol type } => type.InstanceConstructors.FirstOrDefault(members.IsKernelOnly),
        _ => null,
    };

    private static ISymbol? InLoop(ForEachStatementInfo info, KernelMembers members) =>
        Only(info.GetEnumeratorMethod, members) ?? Only(info.MoveNextMethod, members) ?? Read(info.CurrentProperty, members) ?? Only(info.DisposeMethod, members);

    private static ISymbol? InTarget(SemanticModel model, CommonForEachStatementSyntax syntax, KernelMembers members) =>
        syntax is ForEachVariableStatementSyntax loop ? InDeconstruction(model.GetDeconstructionInfo(loop), members) : null;

    private static ISymbol? InAwait(AwaitExpressionInfo info, KernelMembers members) =>
        Only(info.GetAwaiterMethod, members) ?? Only(info.GetResultMethod, members) ?? Read(info.IsCompletedProperty, members);

    private static ISymbol? InDeconstruction(DeconstructionInfo info, KernelMembers members) =>
        Only(info.Method, members) ?? info.Nested.Select(nested => InDeconstruction(nested, members)).FirstOrDefault(found => found is not null);

    private static ITypeSymbol? ResourceType(IOperation resources) => resources is IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Symbol.Type: var type }, ..] }, ..] } ? type : resources.Type;

    /// <summary>For what the compiler calls without saying so, by name, in the type and its bases.</summary>
    private static ISymbol? Named(ITypeSymbol? type, KernelMembers members, params string[] names) => Member(type, members, member => names.Contains(member.Name));

    private static ISymbol? Member(ITypeSymbol? type, KernelMembers members, Func<ISymbol, bool> isMeant)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().FirstOrDefault(member => isMeant(member) && members.IsKernelOnly(member)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A property that is marked, or of which the accessor that is used here is.</summary>
    private static ISymbol? Accessed(IOperation reference, ISymbol symbol, KernelMembers members) =>
        Only(symbol, members) ?? (symbol is IPropertySymbol property ? Accessor(reference, property, members) : null);

    private static ISymbol? Accessor(IOperation reference, IPropertySymbol property, KernelMembers members)
    {
        var isTarget = IsTarget(reference);
        var writes = isTarget || reference.Parent is IIncrementOrDecrementOperation;
        var reads = !isTarget || reference.Parent is ICompoundAssignmentOperation or ICoalesceAssignmentOperation;
        return (writes ? Only(property.SetMethod, members) : null) ?? (reads ? Only(property.GetMethod, members) : null);
    }

    private static bool IsTarget(IOperation reference)
    {
        var whole = reference;
        while (whole.Parent is ITupleOperation tuple)
        {
            whole = tuple;
        }

        return whole.Parent is IAssignmentOperation assignment && assignment.Target == whole;
    }

    private static ISymbol? Read(ISymbol? symbol, KernelMembers members) => Only(symbol, members) ?? Only((symbol as IPropertySymbol)?.GetMethod, members);

    private static ISymbol? Only(ISymbol? symbol, KernelMembers members) => members.IsKernelOnly(symbol) ? symbol : null;
}
