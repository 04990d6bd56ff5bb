using Aevum.Declarations;

namespace Aevum;

/// <summary>
/// What the build of the application says about itself, as the generator recorded it: its posture, the rules it enforced, its purposes and the
/// signers it can select. The engine writes it into <c>session.start</c>. Immutable and thread-safe.
/// </summary>
public sealed record BuildManifest
{
    /// <summary>The posture of the build. The engine runs under the stricter of this and <see cref="AevumOptions.Posture"/>.</summary>
    public required AevumPosture Posture { get; init => field = Require.Defined(value); }

    /// <summary>The version of the rule catalogue that the build was checked against.</summary>
    public required string RulesVersion { get; init => field = Require.Text(value); }

    /// <summary>Lower-case hexadecimal SHA-256 or SHA3-256 over the declared purposes and signers.</summary>
    public required string ManifestHash { get; init => field = Require.Text(value); }

    /// <summary>The simple name of the assembly. Default: empty, not known.</summary>
    public string AssemblyName { get; init => field = Require.NotNull(value); } = "";

    /// <summary>True when the assembly is a test project, which is exempt from the posture rules. Default: false.</summary>
    public bool IsTestProject { get; init; }

    /// <summary>The purposes the assembly declares, ordered by name. Copied when set. Default: empty.</summary>
    public IReadOnlyList<DeclaredPurpose> Purposes { get; init => field = Array.AsReadOnly(Require.NotNull(value).ToArray()); } = [];

    /// <summary>The signers that configuration can select in this build, ordered by kind. Copied when set. Default: empty.</summary>
    public IReadOnlyList<DeclaredSigner> Signers { get; init => field = Array.AsReadOnly(Require.NotNull(value).ToArray()); } = [];
}
