using Aevum.Analyzers.Common;
using Aevum.Analyzers.Postures;
using Aevum.Analyzers.Services;
using Aevum.Rules;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Signing;

/// <summary>AEV3002: an in-process signer in a regulated build. No guard excuses it, and no setting turns the rule off.</summary>
internal sealed class AEV3002InProcessSignerRegulated() : UnwantedServiceRule(RuleDescriptors.Create(RuleCatalogue.InProcessSignerRegulated), "Signer")
{
    protected override bool RespectsGuards => false;

    protected override bool AppliesTo(PostureOptions options) => options.IsRegulated;

    protected override UnwantedTypes TypesOf(RuleRegistration registration) => new InProcessSigners(registration.Kernel, registration.Values);

    protected override bool IsHarmless(IOperation creation) => VerificationUse.IsOnlyUseOf(creation);
}
