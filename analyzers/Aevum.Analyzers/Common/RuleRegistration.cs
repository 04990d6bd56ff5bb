using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Common;

/// <summary>
/// Collects what the rules of one area want to see in one compilation, and asks the compiler once per kind of operation. Calls, creations and
/// writes of members are found by the definition of the member: one look-up for all rules, no allocation when nothing matches.
/// </summary>
internal sealed class RuleRegistration(CompilationStartAnalysisContext start, KernelSymbols kernel)
{
    private readonly Dictionary<OperationKind, Action<OperationAnalysisContext>> _operations = [];
    private readonly MemberWatch<IMethodSymbol> _calls = new();
    private readonly MemberWatch<IMethodSymbol> _creations = new();
    private readonly MemberWatch<ISymbol> _writes = new();

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

    /// <summary>Calls of methods whose definition <paramref name="concerns"/> accepts; it is asked once for each definition.</summary>
    public void OnCallTo(Func<IMethodSymbol, bool> concerns, Action<OperationAnalysisContext> action) => _calls.Add(concerns, action);

    /// <summary>Object creations (<see cref="IObjectCreationOperation"/>) of <paramref name="type"/>.</summary>
    public void OnCreationOf(KernelType type, Action<OperationAnalysisContext> action) => _creations.Add(type, action);

    /// <summary>Object creations by constructors whose definition <paramref name="concerns"/> accepts; it is asked once for each definition.</summary>
    public void OnCreationOf(Func<IMethodSymbol, bool> concerns, Action<OperationAnalysisContext> action) => _creations.Add(concerns, action);

    /// <summary>
    /// Simple assignments (<see cref="ISimpleAssignmentOperation"/>) to members that <paramref name="type"/> declares: object initialisers,
    /// <c>with</c> expressions, named arguments of attributes, and plain assignments.
    /// </summary>
    public void OnWriteTo(KernelType type, Action<OperationAnalysisContext> action) => _writes.Add(type, action);

    /// <summary>Simple assignments to properties and fields whose definition <paramref name="concerns"/> accepts; it is asked once for each definition.</summary>
    public void OnWriteTo(Func<ISymbol, bool> concerns, Action<OperationAnalysisContext> action) => _writes.Add(concerns, action);

    /// <summary>Registers with the compiler what was collected.</summary>
    public void Complete()
    {
        if (!_calls.IsEmpty)
        {
            OnOperation(OperationKind.Invocation, context => _calls.Show(((IInvocationOperation)context.Operation).TargetMethod.OriginalDefinition, context));
        }

        if (!_creations.IsEmpty)
        {
            OnOperation(OperationKind.ObjectCreation, ShowCreation);
        }

        if (!_writes.IsEmpty)
        {
            OnOperation(OperationKind.SimpleAssignment, ShowWrite);
        }

        foreach (var pair in _operations)
        {
            Start.RegisterOperationAction(pair.Value, pair.Key);
        }
    }

    private void ShowCreation(OperationAnalysisContext context)
    {
        if (((IObjectCreationOperation)context.Operation).Constructor is { } constructor)
        {
            _creations.Show(constructor.OriginalDefinition, context);
        }
    }

    private void ShowWrite(OperationAnalysisContext context)
    {
        if (((ISimpleAssignmentOperation)context.Operation).Target is IMemberReferenceOperation { Member: IPropertySymbol or IFieldSymbol } target)
        {
            _writes.Show(target.Member.OriginalDefinition, context);
        }
    }
}
