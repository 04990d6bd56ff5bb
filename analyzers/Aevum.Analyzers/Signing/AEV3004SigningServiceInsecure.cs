using Aevum.Analyzers.Common;
using Aevum.Analyzers.Services;
using Aevum.Rules;

namespace Aevum.Analyzers.Signing;

/// <summary>AEV3004: a signing service is reached without transport security.</summary>
internal sealed class AEV3004SigningServiceInsecure() : ServiceAddressRule(RuleDescriptors.Create(RuleCatalogue.SigningServiceInsecure), service: 0)
{
    protected override string? AddressVariable => "VAULT_ADDR";

    protected override ServiceClients ClientsIn(KitAssemblies assemblies) => assemblies.SigningClients;
}
