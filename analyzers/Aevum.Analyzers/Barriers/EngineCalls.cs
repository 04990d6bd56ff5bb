using System.Collections.Concurrent;
using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers;

/// <summary>Which code calls the engine: directly, or through one helper in source. Kept per compilation; thread-safe.</summary>
internal sealed class EngineCalls
{
    private readonly KernelSymbols _kernel;
    private readonly ValueAnalysis _values;
    private readonly HashSet<string> _names;
    private readonly ConcurrentDictionary<ISymbol, bool> _helpers = new(SymbolEqualityComparer.Default);

    public EngineCalls(KernelSymbols kernel, ValueAnalysis values)
    {
        _kernel = kernel;
        _values = values;
        _names = new(kernel.Engine.Symbols.SelectMany(type => type.GetMembers().OfType<IMethodSymbol>()).Where(IsEngineCode).Select(method => method.Name), StringComparer.Ordinal);
    }

    /// <summary>True when something in <paramref name="code"/> calls the engine, or a helper that does.</summary>
    public bool IsIn(IOperation code, CancellationToken cancellationToken)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            var method = operation switch
            {
                IInvocationOperation call => call.TargetMethod,
                IMethodReferenceOperation reference => reference.Method,
                _ => null,
            };
            if (method is not null && (IsEngineCall(method) || IsHelper(method, cancellationToken)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a method of the engine other than its disposal and what every object has.</summary>
    public bool IsEngineCall(IMethodSymbol method) => _kernel.Engine.Is(method.ContainingType) && IsEngineCode(method);

    private static bool IsEngineCode(IMethodSymbol method) =>
        !method.IsOverride && method.Name is not ("DisposeAsync" or "Dispose");

    private bool IsHelper(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return !definition.DeclaringSyntaxReferences.IsEmpty && _helpers.GetOrAdd(definition, key => CallsEngine(key, cancellationToken));
    }

    private bool CallsEngine(ISymbol method, CancellationToken cancellationToken)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            // Reading the names first keeps helpers that have nothing to do with the engine from being bound.
            var declaration = reference.GetSyntax(cancellationToken);
            if (declaration.DescendantTokens().Any(token => _names.Contains(token.ValueText))
                && _values.OperationAt(declaration, cancellationToken) is { } body
                && body.Descendants().OfType<IInvocationOperation>().Any(call => IsEngineCall(call.TargetMethod)))
            {
                return true;
            }
        }

        return false;
    }
}
