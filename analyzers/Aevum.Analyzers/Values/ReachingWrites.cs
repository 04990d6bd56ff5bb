using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Values;

/// <summary>
/// Finds the writes of a variable that can reach one use of it: a search backwards through the control-flow graph that stops at the first write
/// on each path.
/// </summary>
internal sealed class ReachingWrites
{
    private readonly Dictionary<SyntaxNode, LocalWrite> _writes;
    private readonly ControlFlowGraph _graph;
    private readonly HashSet<int> _visited = [];
    private readonly Stack<BasicBlock> _pending = new();
    private readonly List<LocalWrite> _found = [];

    private ReachingWrites(IReadOnlyList<LocalWrite> writes, ControlFlowGraph graph)
    {
        // The graph rewrites operations (targets become captures) but keeps their syntax.
        _writes = writes.GroupBy(write => write.Site.Syntax).ToDictionary(group => group.Key, group => group.Last());
        _graph = graph;
    }

    /// <summary>True when a path from the beginning of the function reaches the use without any write.</summary>
    public bool ReachesEntry { get; private set; }

    /// <summary>The writes, in no particular order.</summary>
    public IReadOnlyList<LocalWrite> Found => _found;

    /// <summary>Those of <paramref name="writes"/> that reach <paramref name="use"/>, or null when the use is not in the graph.</summary>
    public static ReachingWrites? Of(IReadOnlyList<LocalWrite> writes, IOperation use, ControlFlowGraph graph, CancellationToken cancellationToken)
    {
        foreach (var block in graph.Blocks)
        {
            var index = 0;
            foreach (var operation in FlowGraphs.Operations(block))
            {
                index++;
                if (Contains(operation, use))
                {
                    var search = new ReachingWrites(writes, graph);
                    search.Run(block, index, use, cancellationToken);
                    return search;
                }
            }
        }

        return null;
    }

    private static bool Contains(IOperation operation, IOperation use) =>
        operation.Syntax.Span.Contains(use.Syntax.Span) && operation.DescendantsAndSelf().Any(inner => inner.Syntax == use.Syntax);

    private void Run(BasicBlock block, int count, IOperation use, CancellationToken cancellationToken)
    {
        if (!Scan([.. FlowGraphs.Operations(block).Take(count)], use))
        {
            Continue(block);
        }

        while (_pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = _pending.Pop();
            if (_visited.Add(next.Ordinal) && !Scan([.. FlowGraphs.Operations(next)], null))
            {
                Continue(next);
            }
        }
    }

    /// <summary>Looks for the last write; true when there is one: it settles the value on this path.</summary>
    private bool Scan(IOperation[] operations, IOperation? use)
    {
        for (var index = operations.Length - 1; index >= 0; index--)
        {
            var limit = use is not null && index == operations.Length - 1 ? use.Syntax.SpanStart : int.MaxValue;
            LocalWrite? last = null;
            foreach (var write in WritesIn(operations[index]).Where(write => write.Site.Syntax.Span.End <= limit))
            {
                last = last is { } earlier && earlier.Site.Syntax.Span.End > write.Site.Syntax.Span.End ? earlier : write;
            }

            if (last is { } settled)
            {
                _found.Add(settled);
                return true;
            }
        }

        return false;
    }

    private IEnumerable<LocalWrite> WritesIn(IOperation operation)
    {
        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (_writes.TryGetValue(inner.Syntax, out var write) && inner is not IFlowCaptureReferenceOperation)
            {
                yield return write;
            }
        }
    }

    private void Continue(BasicBlock block)
    {
        if (block.Kind == BasicBlockKind.Entry)
        {
            ReachesEntry = true;
            return;
        }

        foreach (var branch in block.Predecessors)
        {
            _pending.Push(branch.Source);
        }

        AddExceptionalPaths(block);
    }

    /// <summary>A handler can be entered after any write of its try block, and before the first.</summary>
    private void AddExceptionalPaths(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region?.FirstBlockOrdinal == block.Ordinal; region = region.EnclosingRegion)
        {
            if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.Finally
                && region.EnclosingRegion?.NestedRegions.FirstOrDefault(nested => nested.Kind == ControlFlowRegionKind.Try) is { } guarded)
            {
                EnterFrom(guarded);
            }
        }
    }

    private void EnterFrom(ControlFlowRegion guarded)
    {
        for (var ordinal = guarded.FirstBlockOrdinal; ordinal <= guarded.LastBlockOrdinal; ordinal++)
        {
            _found.AddRange(FlowGraphs.Operations(_graph.Blocks[ordinal]).SelectMany(WritesIn));
        }

        foreach (var branch in _graph.Blocks[guarded.FirstBlockOrdinal].Predecessors)
        {
            _pending.Push(branch.Source);
        }
    }
}
