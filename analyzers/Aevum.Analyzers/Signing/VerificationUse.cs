using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Signing;

/// <summary>Recognises a signer that is made only to read its public half: it signs nothing.</summary>
internal static class VerificationUse
{
    private static readonly string[] PublicMembers = ["PublicKey", "KeyId", "Provenance"];

    /// <summary>True when the object made by <paramref name="creation"/> is used for nothing but its public members.</summary>
    public static bool IsOnlyUseOf(IOperation creation)
    {
        var value = Outermost(creation);
        if (IsPublicUse(value))
        {
            return !IsDispose(value.Parent);
        }

        if (value.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator })
        {
            return false;
        }

        var uses = FlowGraphs.RootOf(declarator).Descendants()
            .OfType<ILocalReferenceOperation>()
            .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local))
            .Select(Outermost)
            .ToArray();
        return uses.All(IsPublicUse) && uses.Any(use => !IsDispose(use.Parent));
    }

    private static bool IsPublicUse(IOperation value) => value.Parent switch
    {
        IPropertyReferenceOperation property => PublicMembers.Contains(property.Property.Name, StringComparer.Ordinal),
        IInvocationOperation call => IsDispose(call),
        _ => false,
    };

    private static bool IsDispose(IOperation? operation) => operation is IInvocationOperation { TargetMethod: { Name: "Dispose", Parameters.Length: 0 } };

    private static IOperation Outermost(IOperation operation)
    {
        var value = operation;
        while (value.Parent is IConversionOperation)
        {
            value = value.Parent;
        }

        return value;
    }
}
