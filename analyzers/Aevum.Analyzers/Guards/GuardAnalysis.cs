using System.Runtime.CompilerServices;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Guards;

/// <summary>
/// Answers whether an operation runs in development only. Asked only where a rule has already found something to report, so code that does nothing
/// wrong never pays for a graph. Thread-safe.
/// </summary>
internal sealed class GuardAnalysis(ValueAnalysis values)
{
    private static readonly ConditionalWeakTable<ValueAnalysis, GuardAnalysis> Known = new();

    /// <summary>The analysis that goes with <paramref name="values"/>.</summary>
    public static GuardAnalysis For(ValueAnalysis values) => Known.GetValue(values, static key => new GuardAnalysis(key));

    /// <summary>The verdict on <paramref name="operation"/>, which is part of <paramref name="containingSymbol"/>.</summary>
    public GuardVerdict Judge(IOperation operation, ISymbol containingSymbol, CancellationToken cancellationToken)
    {
        var verdict = JudgeInPlace(operation, containingSymbol, cancellationToken);
        if (verdict != GuardVerdict.Unguarded)
        {
            return verdict;
        }

        // One hop: the function around the operation is called, and every call is guarded where it stands.
        var uses = HelperUses.Of(operation, containingSymbol, values, cancellationToken);
        return uses.Count > 0 && uses.All(use => JudgeInPlace(use.Operation, use.ContainingSymbol, cancellationToken) == GuardVerdict.Guarded)
            ? GuardVerdict.Guarded
            : GuardVerdict.Unguarded;
    }

    private GuardVerdict JudgeInPlace(IOperation operation, ISymbol containingSymbol, CancellationToken cancellationToken)
    {
        if (DebugGuard.Covers(operation, containingSymbol, cancellationToken))
        {
            return GuardVerdict.Guarded;
        }

        var root = FlowGraphs.RootOf(operation);
        if (values.GraphOf(root, cancellationToken) is not { } graph)
        {
            return GuardVerdict.Unguarded;
        }

        return new GuardedPlace(new GuardConditions(values, root, cancellationToken), cancellationToken).Judge(graph, operation);
    }
}
