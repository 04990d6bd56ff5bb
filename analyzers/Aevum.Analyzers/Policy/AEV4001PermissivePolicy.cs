using Aevum.Analyzers.Common;
using Aevum.Analyzers.Services;
using Aevum.Rules;

namespace Aevum.Analyzers.Policy;

/// <summary>AEV4001: a policy engine that permits everything, or none at all, decides in a shipped build.</summary>
internal sealed class AEV4001PermissivePolicy() : UnwantedServiceRule(RuleDescriptors.Create(RuleCatalogue.PermissivePolicy), "PolicyEngine")
{
    protected override UnwantedTypes TypesOf(RuleRegistration registration) => new PermissivePolicies(registration.Kernel, registration.Values);
}
