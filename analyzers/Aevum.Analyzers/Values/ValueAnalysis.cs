using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Aevum.Analyzers.Values;

/// <summary>
/// What "constant" means to the rules: the values that can reach a place through locals, readonly fields, get-only properties, branches,
/// interpolation, default parameter values and one call into source. Rules ask only after they have seen a sink, so code without sinks costs
/// nothing. Thread-safe; one per compilation.
/// </summary>
internal sealed class ValueAnalysis
{
    private static readonly ConditionalWeakTable<Compilation, ValueAnalysis> Known = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxNode, ControlFlowGraph?> _graphs = new();
    private readonly ConcurrentDictionary<SyntaxNode, LocalWrites> _writes = new();

    private ValueAnalysis(Compilation compilation) => _compilation = compilation;

    /// <summary>The analysis that all rules share for <paramref name="compilation"/>.</summary>
    public static ValueAnalysis For(Compilation compilation) => Known.GetValue(compilation, static key => new ValueAnalysis(key));

    /// <summary>
    /// The operations whose value can reach <paramref name="value"/>: creations, constants, calls that are not followed. A local is replaced by what
    /// was assigned to it on the paths that lead here, a branch by its arms.
    /// </summary>
    public ImmutableArray<ValueSource> SourcesOf(IOperation value, CancellationToken cancellationToken) =>
        new ValueTracer(this, cancellationToken).Trace(new ValueSource(value, null));

    /// <summary>The same for a source that was found by an earlier question.</summary>
    public ImmutableArray<ValueSource> SourcesOf(ValueSource value, CancellationToken cancellationToken) =>
        new ValueTracer(this, cancellationToken).Trace(value);

    /// <summary>The constants, texts and dates that can reach <paramref name="value"/>.</summary>
    public PossibleValues ValuesOf(IOperation value, CancellationToken cancellationToken) =>
        ValuesOf(new ValueSource(value, null), cancellationToken);

    /// <summary>The same for a source that was found by an earlier question.</summary>
    public PossibleValues ValuesOf(ValueSource value, CancellationToken cancellationToken) =>
        new ValueFolder(new ValueTracer(this, cancellationToken)).Fold(value);

    /// <summary>The elements that can be in the collection <paramref name="value"/>, as far as they are written in source.</summary>
    public ImmutableArray<ValueSource> ElementsOf(IOperation value, CancellationToken cancellationToken) =>
        CollectionElements.Of(new ValueTracer(this, cancellationToken), new ValueSource(value, null));

    /// <summary>The operation of a declaration that can be in another file than the one being analysed.</summary>
    public IOperation? OperationAt(SyntaxNode syntax, CancellationToken cancellationToken) =>
        ModelOf(syntax.SyntaxTree)?.GetOperation(syntax, cancellationToken);

    /// <summary>The method, property, field or type that contains <paramref name="syntax"/>; lambdas and local functions are passed over.</summary>
    public ISymbol? MemberAround(SyntaxNode syntax, CancellationToken cancellationToken)
    {
        var symbol = ModelOf(syntax.SyntaxTree)?.GetEnclosingSymbol(syntax.SpanStart, cancellationToken);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol;
    }

    internal ControlFlowGraph? GraphOf(IOperation root, CancellationToken cancellationToken) =>
        _graphs.GetOrAdd(root.Syntax, _ => FlowGraphs.Create(root, cancellationToken));

    internal LocalWrites WritesIn(IOperation root) => _writes.GetOrAdd(root.Syntax, _ => LocalWrites.In(root));

    // A field, property or helper that is used in one file can be declared in another. Asked only for sinks, and kept for the whole compilation.
#pragma warning disable RS1030 // The context's model covers one tree; the declaration can be in another.
    private SemanticModel? ModelOf(SyntaxTree tree) =>
        _compilation.ContainsSyntaxTree(tree) ? _models.GetOrAdd(tree, key => _compilation.GetSemanticModel(key)) : null;
#pragma warning restore RS1030
}
