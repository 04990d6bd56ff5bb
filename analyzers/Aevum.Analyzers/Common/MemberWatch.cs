using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Common;

/// <summary>
/// The rules that want to see the uses of a kind of member. Whether a rule does is asked once for each definition, not for each use: a program uses
/// few members many times, and most of them concern no rule. Thread-safe once the rules are added.
/// </summary>
internal sealed class MemberWatch<TMember>
    where TMember : class, ISymbol
{
    private readonly Dictionary<ISymbol, Action<OperationAnalysisContext>> _byType = new(SymbolEqualityComparer.Default);
    private readonly List<(Func<TMember, bool> Concerns, Action<OperationAnalysisContext> Action)> _conditional = [];
    private readonly ConcurrentDictionary<TMember, Action<OperationAnalysisContext>?> _decided = new(ReferenceComparer.Instance);

    public bool IsEmpty => _byType.Count == 0 && _conditional.Count == 0;

    /// <summary>Watches every member that <paramref name="type"/> declares.</summary>
    public void Add(KernelType type, Action<OperationAnalysisContext> action)
    {
        foreach (var symbol in type.Symbols)
        {
            _byType[symbol] = _byType.TryGetValue(symbol, out var earlier) ? earlier + action : action;
        }
    }

    /// <summary>Watches the members whose definition <paramref name="concerns"/> accepts.</summary>
    public void Add(Func<TMember, bool> concerns, Action<OperationAnalysisContext> action) => _conditional.Add((concerns, action));

    /// <summary>Shows a use of <paramref name="definition"/> to the rules that it concerns.</summary>
    public void Show(TMember definition, OperationAnalysisContext context)
    {
        if (!_decided.TryGetValue(definition, out var action))
        {
            action = _decided.GetOrAdd(definition, Decide(definition));
        }

        action?.Invoke(context);
    }

    private Action<OperationAnalysisContext>? Decide(TMember definition)
    {
        Action<OperationAnalysisContext>? action = null;
        if (definition.ContainingType is { } type && _byType.TryGetValue(type, out var declared))
        {
            action = declared;
        }

        foreach (var (concerns, each) in _conditional)
        {
            if (concerns(definition))
            {
                action += each;
            }
        }

        return action;
    }

    /// <summary>A definition is one object for the whole life of a compilation; were it two, it would only be decided twice.</summary>
    private sealed class ReferenceComparer : IEqualityComparer<TMember>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(TMember? left, TMember? right) => ReferenceEquals(left, right);

        public int GetHashCode(TMember member) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(member);
    }
}
