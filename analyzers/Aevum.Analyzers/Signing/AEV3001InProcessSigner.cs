using Aevum.Analyzers.Common;
using Aevum.Analyzers.Postures;
using Aevum.Analyzers.Services;
using Aevum.Rules;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Signing;

/// <summary>AEV3001: an in-process signer can be the signer of a production build. In the regulated posture AEV3002 takes its place.</summary>
internal sealed class AEV3001InProcessSigner() : UnwantedServiceRule(RuleDescriptors.Create(RuleCatalogue.InProcessSigner), "Signer")
{
    protected override bool AppliesTo(PostureOptions options) => options is { IsShipped: true, IsRegulated: false };

    protected override UnwantedTypes TypesOf(RuleRegistration registration) => new InProcessSigners(registration.Kernel, registration.Values);

    protected override bool IsHarmless(IOperation creation) => VerificationUse.IsOnlyUseOf(creation);
}
