using Aevum.Declarations;
using Aevum.Policy;
using Aevum.Rules;
using Aevum.Signing;

namespace Aevum.Hosting.Checks;

/// <summary>
/// Holds a configuration against the rules of the catalogue that can be decided before the engine starts: AEV3001, AEV3002, AEV4001, AEV5001, AEV5002,
/// AEV5003 and AEV9001. A program that carries no mark of its build counts as production. Nothing is opened, called or written. Thread-safe.
/// </summary>
public static class Preflight
{
    private const string DevelopmentSwitch = "AEVUM_DEV";

    /// <summary>Checks a configuration in the environment of this process.</summary>
    /// <param name="options">The options with which the engine would be started; not changed.</param>
    /// <param name="isDevelopmentEnvironment">
    /// True where the host runs as Development. As behind the guard <c>IsDevelopment()</c>, the rules about what is shipped are then silent, except in
    /// the regulated posture.
    /// </param>
    /// <returns>The report.</returns>
    public static PreflightReport Check(AevumOptions options, bool isDevelopmentEnvironment = false) =>
        Check(options, isDevelopmentEnvironment, Environment.GetEnvironmentVariable);

    /// <summary>Checks a configuration in a given environment.</summary>
    /// <param name="options">The options with which the engine would be started; not changed.</param>
    /// <param name="isDevelopmentEnvironment">True where the host runs as Development.</param>
    /// <param name="environmentVariable">Reads an environment variable; null for one that is not set.</param>
    /// <returns>The report.</returns>
    public static PreflightReport Check(AevumOptions options, bool isDevelopmentEnvironment, Func<string, string?> environmentVariable)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(environmentVariable);

        var manifest = options.BuildManifest ?? BuildManifests.OfEntryAssembly;
        var posture = Strictest(options.Posture, manifest?.Posture ?? (isDevelopmentEnvironment ? AevumPosture.Development : AevumPosture.Production));
        if (posture == AevumPosture.Development)
        {
            return new PreflightReport(posture, []);
        }

        var isRegulated = posture == AevumPosture.Regulated;
        var findings = new List<PreflightFinding>();
        if (isRegulated || !isDevelopmentEnvironment)
        {
            findings.AddRange(FindingsOfParts(options, isRegulated));
            findings.AddRange(FindingsOfEnvironment(environmentVariable));
        }

        if (manifest is null)
        {
            // The other findings of production may have been allowed by the build. This one no build can allow.
            findings.Add(Found(
                RuleCatalogue.AnalysisDisabled, true, "the program that was started carries no mark of a build with the safety analysis; reference Aevum.Analyzers, with its generators, from its project"));
        }

        return new PreflightReport(posture, [.. findings.OrderBy(finding => finding.RuleId, StringComparer.Ordinal)]);
    }

    private static IEnumerable<PreflightFinding> FindingsOfParts(AevumOptions options, bool isRegulated)
    {
        if (options.Signer is null || SignerBoundary.Of(options.Signer) == TrustBoundary.InProcess)
        {
            yield return isRegulated
                ? Found(RuleCatalogue.InProcessSignerRegulated, true, "the signing key would lie in the memory of this process; register an external signer with Aevum:Signer:Kind")
                : Found(RuleCatalogue.InProcessSigner, false, "the signing key lies in the memory of this process, so tampering can be detected, not prevented; register an external signer with Aevum:Signer:Kind");
        }

        if (options.PolicyEngine is null or NullPolicyEngine)
        {
            yield return Found(RuleCatalogue.PermissivePolicy, isRegulated, "no policy engine decides, so everything behind the barriers is permitted; set Aevum:Policy:Kind");
        }

        if (options.Store is not { IsDurable: true })
        {
            yield return Found(RuleCatalogue.VolatileStore, isRegulated, "the ledger is kept in memory and is gone with the process; set Aevum:Store:Kind");
        }

        if (!options.VerifyOnStart)
        {
            yield return Found(RuleCatalogue.StartWithoutVerification, false, "the stored chain is not verified before the engine accepts calls; set Aevum:VerifyOnStart to true or remove it");
        }
    }

    private static IEnumerable<PreflightFinding> FindingsOfEnvironment(Func<string, string?> environmentVariable)
    {
        if (environmentVariable(DevelopmentSwitch) is not { } value)
        {
            yield break;
        }

        // "1" would consent to everything for everybody. Any other value does nothing now, and one typing error later it does.
        var isOn = string.Equals(value, "1", StringComparison.Ordinal);
        yield return Found(RuleCatalogue.DevelopmentModeShipped, isOn, $"the environment variable {DevelopmentSwitch} is set; unset it");
    }

    private static PreflightFinding Found(SafetyRule rule, bool stopsTheStart, string message) => new(rule, char.ToUpperInvariant(message[0]) + message[1..] + ".", stopsTheStart);

    private static AevumPosture Strictest(AevumPosture first, AevumPosture second) => first > second ? first : second;
}
