using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Values;

/// <summary>Control-flow graphs of whatever can contain an expression.</summary>
internal static class FlowGraphs
{
    /// <summary>The graph of a body or an initialiser, <paramref name="root"/> of its tree, or null when the operation has none.</summary>
    public static ControlFlowGraph? Create(IOperation root, CancellationToken cancellationToken) => root switch
    {
        IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellationToken),
        IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellationToken),
        IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellationToken),
        _ => null,
    };

    /// <summary>The root of the tree that contains <paramref name="operation"/>.</summary>
    public static IOperation RootOf(IOperation operation)
    {
        var root = operation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root;
    }

    /// <summary>The innermost lambda or local function around <paramref name="operation"/>, or null.</summary>
    public static IOperation? FunctionAround(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>The graph of the innermost function around <paramref name="operation"/>, found from the graph of the whole body.</summary>
    public static ControlFlowGraph? GraphAround(ControlFlowGraph whole, IOperation operation, CancellationToken cancellationToken)
    {
        var functions = new Stack<IOperation>();
        for (var function = FunctionAround(operation); function is not null; function = FunctionAround(function))
        {
            functions.Push(function);
        }

        var graph = whole;
        while (functions.Count > 0 && graph is not null)
        {
            graph = GraphOf(graph, functions.Pop(), cancellationToken);
        }

        return graph;
    }

    /// <summary>The graph of <paramref name="function"/>, a lambda or local function that stands directly in <paramref name="graph"/>.</summary>
    public static ControlFlowGraph? GraphOf(ControlFlowGraph graph, IOperation function, CancellationToken cancellationToken) => function switch
    {
        ILocalFunctionOperation local => LocalFunctionGraph(graph, local.Symbol, cancellationToken),
        _ => LambdaGraph(graph, function.Syntax, cancellationToken),
    };

    private static ControlFlowGraph? LocalFunctionGraph(ControlFlowGraph graph, IMethodSymbol function, CancellationToken cancellationToken) =>
        graph.LocalFunctions.Contains(function) ? graph.GetLocalFunctionControlFlowGraph(function, cancellationToken) : null;

    private static ControlFlowGraph? LambdaGraph(ControlFlowGraph graph, SyntaxNode syntax, CancellationToken cancellationToken)
    {
        foreach (var operation in graph.Blocks.SelectMany(Operations).SelectMany(static top => top.DescendantsAndSelf()))
        {
            if (operation is IFlowAnonymousFunctionOperation lambda && lambda.Syntax == syntax)
            {
                return graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>The operations of a block in order, its branch value last.</summary>
    public static IEnumerable<IOperation> Operations(BasicBlock block) =>
        block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;
}
