using Aevum.Analyzers.Common;
using Aevum.Analyzers.Services;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Signing;

/// <summary>Signers whose private key is in the memory of the process.</summary>
internal sealed class InProcessSigners(KernelSymbols kernel, ValueAnalysis values) : UnwantedTypes(kernel, kernel.Signer, kernel.InProcessSigner, values)
{
    private const int External = 1;
    private const string InProcess = "in-process";

    /// <summary>The boundary that <paramref name="type"/> announces: true for external, false for in-process, null when it announces none.</summary>
    public static bool? AnnouncesExternal(INamedTypeSymbol type, KernelSymbols kernel)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (!kernel.AevumSignerAttribute.Is(attribute.AttributeClass))
            {
                continue;
            }

            // A signer that does not say where its key is makes the weaker claim.
            return attribute.NamedArguments.Any(argument => argument.Value.Value is External);
        }

        return null;
    }

    protected override bool? Declares(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (AnnouncesExternal(type, Kernel) is { } isExternal)
        {
            return isExternal ? null : true;
        }

        var provenance = SourceMembers.ValuesOf(SourceMembers.Implementation(type, Service, "Provenance"), Values, cancellationToken);
        return provenance.Known.Any(value => string.Equals(value.Text, InProcess, StringComparison.Ordinal)) ? true : null;
    }
}
