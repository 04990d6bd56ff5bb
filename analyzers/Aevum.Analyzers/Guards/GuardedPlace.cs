using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Guards;

/// <summary>Looks for one operation in a graph and in the lambdas and local functions around it.</summary>
internal sealed class GuardedPlace(GuardConditions conditions, CancellationToken cancellationToken)
{
    /// <summary>The verdict on <paramref name="operation"/> in <paramref name="whole"/>, the graph of the body around it.</summary>
    public GuardVerdict Judge(ControlFlowGraph whole, IOperation operation)
    {
        var graph = whole;
        var state = GuardState.Start;
        foreach (var function in FunctionsAround(operation))
        {
            if (graph.Blocks.Length > GuardFlow.MaxBlocks)
            {
                return GuardVerdict.TooLarge;
            }

            // A lambda made where the environment is known to be Development runs nowhere else. A local function is called from elsewhere.
            var isLambda = function is IAnonymousFunctionOperation;
            var around = isLambda ? GuardFlow.Run(graph, state, conditions, cancellationToken).StateAt(function.Syntax) : null;
            if (isLambda && around is null)
            {
                return JudgeUnreached(graph, function);
            }

            state = GuardState.Start with { IsDevelopment = around?.IsDevelopment ?? false };
            if (FlowGraphs.GraphOf(graph, function, cancellationToken) is not { } inner)
            {
                return GuardVerdict.Unguarded;
            }

            graph = inner;
        }

        return JudgeIn(graph, state, operation);
    }

    private GuardVerdict JudgeIn(ControlFlowGraph graph, GuardState state, IOperation operation)
    {
        if (graph.Blocks.Length > GuardFlow.MaxBlocks)
        {
            return GuardVerdict.TooLarge;
        }

        var flow = GuardFlow.Run(graph, state, conditions, cancellationToken);
        var found = flow.StateAt(operation.Syntax);
        if (found is null)
        {
            return JudgeUnreached(graph, operation);
        }

        return found.IsDevelopment ? GuardVerdict.Guarded : GuardVerdict.Unguarded;
    }

    /// <summary>What no reachable block contains never runs, unless the graph has rewritten it beyond recognition.</summary>
    private static GuardVerdict JudgeUnreached(ControlFlowGraph graph, IOperation operation) => IsUnreachable(graph, operation) ? GuardVerdict.Guarded : GuardVerdict.Unguarded;

    private static bool IsUnreachable(ControlFlowGraph graph, IOperation operation) => graph.Blocks.Any(block =>
        !block.IsReachable && FlowGraphs.Operations(block).Any(top => top.DescendantsAndSelf().Any(inner => inner.Syntax == operation.Syntax)));

    private static Stack<IOperation> FunctionsAround(IOperation operation)
    {
        var functions = new Stack<IOperation>();
        for (var function = FlowGraphs.FunctionAround(operation); function is not null; function = FlowGraphs.FunctionAround(function))
        {
            functions.Push(function);
        }

        return functions;
    }
}
