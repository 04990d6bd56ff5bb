using Aevum.Analyzers.Common;
using Aevum.Analyzers.Services;
using Aevum.Rules;

namespace Aevum.Analyzers.Policy;

/// <summary>AEV4003: a policy service is reached without transport security.</summary>
internal sealed class AEV4003PolicyServiceInsecure() : ServiceAddressRule(RuleDescriptors.Create(RuleCatalogue.PolicyServiceInsecure), service: 1)
{
    protected override ServiceClients ClientsIn(KitAssemblies assemblies) => assemblies.PolicyClients;
}
