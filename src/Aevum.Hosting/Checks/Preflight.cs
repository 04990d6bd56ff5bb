using Aevum.Declarations;
using Aevum.Policy;
using Aevum.Signing;

namespace Aevum.Hosting.Checks;

/// <summary>
/// Holds a configuration against the rules of the catalogue that can be decided before the engine starts: AEV3001, AEV3002, AEV4001, AEV5001, AEV5002,
/// AEV5003 and AEV9001. A program that carries no mark of its build counts as production. Nothing is opened, called or written. Thread-safe.
/// </summary>
public static class Preflight
{
    internal const string DevelopmentSwitch = "AEVUM_DEV";

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
        return PreflightJudge.Judge(new PreflightFacts
        {
            Posture = Strictest(options.Posture, manifest?.Posture ?? (isDevelopmentEnvironment ? AevumPosture.Development : AevumPosture.Production)),
            IsMarked = manifest is not null,
            IsGuarded = isDevelopmentEnvironment,
            Signer = options.Signer is null ? TrustBoundary.InProcess : SignerBoundary.Of(options.Signer),
            PermitsAll = options.PolicyEngine is null or NullPolicyEngine,
            IsDurable = options.Store is { IsDurable: true },
            VerifiesOnStart = options.VerifyOnStart,
            DevelopmentSwitch = environmentVariable(DevelopmentSwitch),
        });
    }

    private static AevumPosture Strictest(AevumPosture first, AevumPosture second) => first > second ? first : second;
}
