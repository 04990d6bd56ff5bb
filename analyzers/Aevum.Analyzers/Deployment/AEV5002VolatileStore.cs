using Aevum.Analyzers.Common;
using Aevum.Analyzers.Services;
using Aevum.Rules;

namespace Aevum.Analyzers.Deployment;

/// <summary>AEV5002: a store that ends with the process, or none at all, keeps the ledger of a shipped build.</summary>
internal sealed class AEV5002VolatileStore() : UnwantedServiceRule(RuleDescriptors.Create(RuleCatalogue.VolatileStore), "Store")
{
    protected override UnwantedTypes TypesOf(RuleRegistration registration) => new VolatileStores(registration.Kernel, registration.Values);
}
