using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers;

/// <summary>
/// Follows an envelope, or the task that will give it, from the call to its uses. Handing it to other code counts as looking at it; reading only
/// its data or its audit id does not.
/// </summary>
internal sealed class OutcomeUse(ValueAnalysis values, CancellationToken cancellationToken)
{
    private const int MaxSteps = 128;

    private readonly HashSet<IOperation> _seen = [];
    private int _steps;

    /// <summary>True when some use of the value of <paramref name="operation"/> looks at the outcome, or when that cannot be followed.</summary>
    public bool IsLookedAt(IOperation operation)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (++_steps > MaxSteps)
        {
            return true;
        }

        return operation.Parent switch
        {
            IExpressionStatementOperation or INameOfOperation => false,
            IAwaitOperation or IConversionOperation or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation
                or ISpreadOperation or IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation => IsLookedAtAbove(operation, operation.Parent),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => IsReadLater(declarator.Symbol, declarator),
            ISimpleAssignmentOperation assignment => IsAssigned(assignment),
            IPropertyReferenceOperation reference => IsReadOf(reference),
            IInvocationOperation call => IsCallOn(call),
            IArgumentOperation { Parent: IInvocationOperation call } => IsArgumentOf(call),
            IReturnOperation { Parent: IBlockOperation { Parent: IAnonymousFunctionOperation lambda } } => IsResultOf(lambda),
            IConditionalAccessOperation access => access.Operation == operation ? IsAccessed(access) : IsLookedAt(access),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => !IsNull(comparison.LeftOperand) && !IsNull(comparison.RightOperand),
            IIsPatternOperation match => !IsNullTest(match.Pattern),
            _ => true,
        };
    }

    /// <summary>The arms of a switch carry the value on; what is switched on is looked at.</summary>
    private bool IsLookedAtAbove(IOperation operation, IOperation parent) => parent switch
    {
        ISwitchExpressionOperation choice when choice.Value == operation => true,
        _ => IsLookedAt(parent),
    };

    private bool IsAssigned(ISimpleAssignmentOperation assignment) => assignment.Target switch
    {
        IDiscardOperation => false,
        ILocalReferenceOperation local => IsReadLater(local.Local, assignment) || IsLookedAt(assignment),
        _ => true,
    };

    /// <summary>Some read that this write can reach looks at the outcome.</summary>
    private bool IsReadLater(ILocalSymbol local, IOperation write)
    {
        if (!_seen.Add(write))
        {
            return false;
        }

        var root = FlowGraphs.RootOf(write);
        var writes = values.WritesIn(root).Of(local);
        foreach (var read in root.Descendants().OfType<ILocalReferenceOperation>())
        {
            if (SymbolEqualityComparer.Default.Equals(read.Local, local) && !IsTarget(read) && Reaches(writes, write, read, root) && IsLookedAt(read))
            {
                return true;
            }
        }

        return false;
    }

    private bool Reaches(IReadOnlyList<LocalWrite> writes, IOperation write, IOperation read, IOperation root)
    {
        var function = FlowGraphs.FunctionAround(read)?.Syntax;
        if (writes.Count == 1 || writes.Any(each => FlowGraphs.FunctionAround(each.Site)?.Syntax != function))
        {
            return true;
        }

        var graph = values.GraphOf(root, cancellationToken) is { } whole ? FlowGraphs.GraphAround(whole, read, cancellationToken) : null;
        var reaching = graph is null ? null : ReachingWrites.Of(writes, read, graph, cancellationToken);
        return reaching is null || reaching.Found.Any(found => found.Site.Syntax == write.Syntax);
    }

    private static bool IsTarget(IOperation reference) => reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;

    private bool IsReadOf(IPropertyReferenceOperation reference) => reference.Property switch
    {
        { Name: "Status" or "ErrorCode" or "ErrorDetail" } => !IsOnlyAsserted(reference),
        { Name: "Result", ContainingType.Name: "Task" or "ValueTask" } => IsLookedAt(reference),
        { ContainingType.Name: "OutputEnvelope" or "Task" or "ValueTask" } => false,
        _ => true,
    };

    /// <summary>Only looked at inside a call that is not there in the build that ships, like <c>Debug.Assert</c>.</summary>
    private static bool IsOnlyAsserted(IOperation reference)
    {
        for (var parent = reference.Parent; parent is not null and not IBlockOperation; parent = parent.Parent)
        {
            if (parent is IInvocationOperation call && IsDebugOnly(call.TargetMethod))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsCallOn(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "ConfigureAwait" or "AsTask" or "Preserve" or "GetAwaiter" or "GetResult" or "WaitAsync" => IsLookedAt(call),
        "Wait" or "ToString" or "GetHashCode" or "GetType" or "Dispose" => false,
        _ => true,
    };

    private bool IsArgumentOf(IInvocationOperation call) => IsPassThrough(call.TargetMethod) ? IsLookedAt(call) : !IsDebugOnly(call.TargetMethod);

    private static bool IsDebugOnly(IMethodSymbol method) =>
        method.GetAttributes().Any(attribute => attribute is { AttributeClass.Name: "ConditionalAttribute", ConstructorArguments: [{ Value: "DEBUG" }] });

    /// <summary>The lambda's own call decides: <c>Task.Run</c> and <c>Select</c> give the result on.</summary>
    private bool IsResultOf(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } && IsPassThrough(call.TargetMethod) ? IsLookedAt(call)
        : lambda.Parent is not IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { ContainingType.Name: "Parallel" } } } };

    private static bool IsPassThrough(IMethodSymbol method) => (method.ContainingType.Name, method.Name) switch
    {
        ("Task", "WhenAll" or "WhenAny" or "Run" or "FromResult" or "WaitAll" or "WaitAny") => true,
        ("TaskFactory", "StartNew") => true,
        ("TaskExtensions", "Unwrap") => true,
        ("Enumerable", "Select" or "ToArray" or "ToList" or "Append" or "Concat" or "AsEnumerable") => true,
        ("ParallelEnumerable", "Select" or "ToArray" or "ToList") => true,
        _ => false,
    };

    private bool IsAccessed(IConditionalAccessOperation access) => access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().Any(IsLookedAt);

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    private static bool IsNullTest(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => IsNullTest(negated.Pattern),
        IConstantPatternOperation constant => IsNull(constant.Value),
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true, DeclaredSymbol: null } => true,
        _ => false,
    };
}
