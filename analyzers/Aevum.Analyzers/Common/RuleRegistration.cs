using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Common;

/// <summary>
/// Collects what the rules of one area want to see in one compilation, and asks the compiler once per kind of operation. Calls, creations and
/// writes of members are found by the type that declares the member: one look-up for all rules, no allocation when nothing matches.
/// </summary>
internal sealed class RuleRegistration(CompilationStartAnalysisContext start, KernelSymbols kernel)
{
    private readonly Dictionary<OperationKind, Action<OperationAnalysisContext>> _operations = [];
    private readonly TypeIndex _calls = new();
    private readonly TypeIndex _creations = new();
    private readonly TypeIndex _writes = new();

    public KernelSymbols Kernel { get; } = kernel;

    public Compilation Compilation => Kernel.Compilation;

    /// <summary>The compiler's own registration, for what this class does not offer.</summary>
    public CompilationStartAnalysisContext Start { get; } = start;

    /// <summary>The shared value analysis of this compilation.</summary>
    public ValueAnalysis Values { get; } = ValueAnalysis.For(kernel.Compilation);

    /// <summary>Every operation of a kind. For rare kinds, or with a gate that costs nothing.</summary>
    public void OnOperation(OperationKind kind, Action<OperationAnalysisContext> action) =>
        _operations[kind] = _operations.TryGetValue(kind, out var earlier) ? earlier + action : action;

    /// <summary>Calls (<see cref="IInvocationOperation"/>) of methods that <paramref name="type"/> declares.</summary>
    public void OnCallTo(KernelType type, Action<OperationAnalysisContext> action) => _calls.Add(type, action);

    /// <summary>Object creations (<see cref="IObjectCreationOperation"/>) of <paramref name="type"/>.</summary>
    public void OnCreationOf(KernelType type, Action<OperationAnalysisContext> action) => _creations.Add(type, action);

    /// <summary>
    /// Simple assignments (<see cref="ISimpleAssignmentOperation"/>) to properties that <paramref name="type"/> declares: object initialisers,
    /// <c>with</c> expressions, named arguments of attributes, and plain assignments.
    /// </summary>
    public void OnWriteTo(KernelType type, Action<OperationAnalysisContext> action) => _writes.Add(type, action);

    /// <summary>Registers with the compiler what was collected.</summary>
    public void Complete()
    {
        Index(OperationKind.Invocation, _calls, static operation => ((IInvocationOperation)operation).TargetMethod.ContainingType);
        Index(OperationKind.ObjectCreation, _creations, static operation => ((IObjectCreationOperation)operation).Type);
        Index(OperationKind.SimpleAssignment, _writes, static operation => (((ISimpleAssignmentOperation)operation).Target as IPropertyReferenceOperation)?.Property.ContainingType);
        foreach (var pair in _operations)
        {
            Start.RegisterOperationAction(pair.Value, pair.Key);
        }
    }

    private void Index(OperationKind kind, TypeIndex index, Func<IOperation, ITypeSymbol?> typeOf)
    {
        if (index.IsEmpty)
        {
            return;
        }

        OnOperation(kind, context => index.Find(typeOf(context.Operation))?.Invoke(context));
    }

    private sealed class TypeIndex
    {
        private readonly Dictionary<ISymbol, Action<OperationAnalysisContext>> _actions = new(SymbolEqualityComparer.Default);

        public bool IsEmpty => _actions.Count == 0;

        public void Add(KernelType type, Action<OperationAnalysisContext> action)
        {
            foreach (var symbol in type.Symbols)
            {
                _actions[symbol] = _actions.TryGetValue(symbol, out var earlier) ? earlier + action : action;
            }
        }

        public Action<OperationAnalysisContext>? Find(ITypeSymbol? type) =>
            type is not null && _actions.TryGetValue(type.OriginalDefinition, out var action) ? action : null;
    }
}
