using Aevum.Rules;
using Aevum.Signing;

namespace Aevum.Hosting.Checks;

/// <summary>Holds facts against the rules of the catalogue: the one place where the host and <c>aevum preflight</c> get their answer. Pure.</summary>
internal static class PreflightJudge
{
    public static PreflightReport Judge(PreflightFacts facts)
    {
        if (facts.Posture == AevumPosture.Development)
        {
            return new PreflightReport(facts.Posture, []);
        }

        var isRegulated = facts.Posture == AevumPosture.Regulated;
        var findings = new List<PreflightFinding>();
        if (isRegulated || !facts.IsGuarded)
        {
            findings.AddRange(OfParts(facts, isRegulated));
            findings.AddRange(OfEnvironment(facts));
        }

        if (!facts.IsMarked)
        {
            // The other findings of production may have been allowed by the build. This one no build can allow.
            findings.Add(Found(
                RuleCatalogue.AnalysisDisabled, true, "the program that was started carries no mark of a build with the safety analysis; reference Aevum.Analyzers, with its generators, from its project, or set AevumOptions.BuildManifest where another program hosts yours"));
        }

        return new PreflightReport(facts.Posture, [.. findings.OrderBy(finding => finding.RuleId, StringComparer.Ordinal)]);
    }

    private static IEnumerable<PreflightFinding> OfParts(PreflightFacts facts, bool isRegulated)
    {
        if (facts.Signer == TrustBoundary.InProcess)
        {
            yield return isRegulated
                ? Found(RuleCatalogue.InProcessSignerRegulated, true, "the signing key would lie in the memory of this process; register an external signer with Aevum:Signer:Kind")
                : Found(RuleCatalogue.InProcessSigner, false, "the signing key lies in the memory of this process, so tampering can be detected, not prevented; register an external signer with Aevum:Signer:Kind");
        }

        if (facts.PermitsAll == true)
        {
            yield return Found(RuleCatalogue.PermissivePolicy, isRegulated, "no policy engine decides, so everything behind the barriers is permitted; set Aevum:Policy:Kind");
        }

        if (facts.IsDurable == false)
        {
            yield return Found(RuleCatalogue.VolatileStore, isRegulated, "the ledger is kept in memory and is gone with the process; set Aevum:Store:Kind");
        }

        if (facts.VerifiesOnStart == false)
        {
            yield return Found(RuleCatalogue.StartWithoutVerification, false, "the stored chain is not verified before the engine accepts calls; set Aevum:VerifyOnStart to true or remove it");
        }
    }

    private static IEnumerable<PreflightFinding> OfEnvironment(PreflightFacts facts)
    {
        if (facts.DevelopmentSwitch is not { } value)
        {
            yield break;
        }

        // "1" would consent to everything for everybody. Any other value does nothing now, and one typing error later it does.
        var isOn = string.Equals(value, "1", StringComparison.Ordinal);
        yield return Found(RuleCatalogue.DevelopmentModeShipped, isOn, $"the environment variable {Preflight.DevelopmentSwitch} is set; unset it");
    }

    private static PreflightFinding Found(SafetyRule rule, bool stopsTheStart, string message) => new(rule, char.ToUpperInvariant(message[0]) + message[1..] + ".", stopsTheStart);
}
