using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Values;

/// <summary>The call through which a helper was entered. Parameters of the helper take their values from its arguments.</summary>
internal sealed class CallFrame(ImmutableArray<IArgumentOperation> arguments, CallFrame? caller)
{
    public CallFrame? Caller { get; } = caller;

    /// <summary>The argument for <paramref name="parameter"/>, or null when the call is not the one that binds it.</summary>
    public IOperation? ArgumentFor(IParameterSymbol parameter)
    {
        foreach (var argument in arguments)
        {
            if (SymbolEqualityComparer.Default.Equals(argument.Parameter?.OriginalDefinition, parameter.OriginalDefinition))
            {
                return argument.Value;
            }
        }

        return null;
    }
}
