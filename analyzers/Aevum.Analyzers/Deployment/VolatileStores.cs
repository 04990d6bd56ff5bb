using Aevum.Analyzers.Common;
using Aevum.Analyzers.Services;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Deployment;

/// <summary>Stores whose ledger ends with the process.</summary>
internal sealed class VolatileStores(KernelSymbols kernel, ValueAnalysis values) : UnwantedTypes(kernel, kernel.Store, kernel.InMemoryStore, values)
{
    protected override bool? Declares(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (TypeMarks.Mark(type, "VolatileStoreAttribute") is not null)
        {
            return true;
        }

        var durable = SourceMembers.ValuesOf(SourceMembers.Implementation(type, Service, "IsDurable"), Values, cancellationToken);
        return durable.Known.Any(value => value.Value is false) ? true : null;
    }
}
