using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Guards;

/// <summary>
/// Carries what is known about the environment through one control-flow graph, forwards, until nothing changes. What is known only shrinks where
/// paths meet, so it ends; the number of blocks is bounded all the same.
/// </summary>
internal sealed class GuardFlow
{
    /// <summary>A function with more basic blocks is not analysed.</summary>
    public const int MaxBlocks = 2000;

    private readonly ControlFlowGraph _graph;
    private readonly GuardConditions _conditions;
    private readonly GuardState?[] _states;
    private readonly SortedSet<int> _pending = [0];

    private GuardFlow(ControlFlowGraph graph, GuardConditions conditions)
    {
        _graph = graph;
        _conditions = conditions;
        _states = new GuardState?[graph.Blocks.Length];
    }

    /// <summary>Analyses <paramref name="graph"/>, entered with <paramref name="entry"/>.</summary>
    public static GuardFlow Run(ControlFlowGraph graph, GuardState entry, GuardConditions conditions, CancellationToken cancellationToken)
    {
        var flow = new GuardFlow(graph, conditions);
        flow._states[0] = entry;
        while (flow._pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var ordinal = flow._pending.Min;
            flow._pending.Remove(ordinal);
            flow.Visit(graph.Blocks[ordinal], flow._states[ordinal]!);
        }

        return flow;
    }

    /// <summary>
    /// What is known where <paramref name="syntax"/> is evaluated: the least of all places in the graph; null when no reachable block contains it.
    /// </summary>
    public GuardState? StateAt(SyntaxNode syntax)
    {
        GuardState? found = null;
        foreach (var block in _graph.Blocks.Where(block => _states[block.Ordinal] is not null))
        {
            var holds = FlowGraphs.Operations(block).Any(top => top.Syntax.Span.IntersectsWith(syntax.Span)
                && top.DescendantsAndSelf().Any(inner => inner.Syntax == syntax));
            if (holds)
            {
                found = found?.Or(_states[block.Ordinal]!) ?? _states[block.Ordinal];
            }
        }

        return found;
    }

    private void Visit(BasicBlock block, GuardState state)
    {
        EnterHandlers(block, state);
        foreach (var capture in block.Operations.OfType<IFlowCaptureOperation>())
        {
            state = state with { Captures = state.Captures.SetItem(capture.Id, _conditions.FactOf(capture.Value, state)) };
        }

        if (block.ConditionKind == ControlFlowConditionKind.None)
        {
            Flow(block.FallThroughSuccessor, state);
            return;
        }

        var fact = _conditions.FactOf(block.BranchValue, state);
        var (jumps, falls) = block.ConditionKind == ControlFlowConditionKind.WhenTrue ? (fact.WhenTrue, fact.WhenFalse) : (fact.WhenFalse, fact.WhenTrue);
        Flow(block.ConditionalSuccessor, Knowing(state, jumps));
        Flow(block.FallThroughSuccessor, Knowing(state, falls));
    }

    private static GuardState Knowing(GuardState state, bool isDevelopment) => isDevelopment ? state with { IsDevelopment = true } : state;

    private void Flow(ControlFlowBranch? branch, GuardState state)
    {
        if (branch?.Destination is { } destination)
        {
            Merge(destination.Ordinal, state);
        }
    }

    /// <summary>
    /// A handler can be entered from anywhere in its try block. What was known when the try block was entered still holds there, for the environment
    /// does not change.
    /// </summary>
    private void EnterHandlers(BasicBlock block, GuardState state)
    {
        for (var region = block.EnclosingRegion; region is not null && region.FirstBlockOrdinal == block.Ordinal; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } around)
            {
                continue;
            }

            foreach (var handler in around.NestedRegions.Where(nested => nested.Kind != ControlFlowRegionKind.Try))
            {
                Merge(handler.FirstBlockOrdinal, state);
            }
        }
    }

    private void Merge(int ordinal, GuardState state)
    {
        var before = _states[ordinal];
        var after = before is null ? state : before.Or(state);
        if (before is null || !before.SameAs(after))
        {
            _states[ordinal] = after;
            _pending.Add(ordinal);
        }
    }
}
