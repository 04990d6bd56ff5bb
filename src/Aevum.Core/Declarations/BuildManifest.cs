using Aevum.Rules;

namespace Aevum.Declarations;

/// <summary>
/// What a build with the kit declared: its posture, the rules it enforced, its purposes and the signers it can select. Generated code
/// announces it when its assembly is loaded, so nothing is scanned. Immutable and thread-safe.
/// </summary>
public sealed record BuildManifest
{
    /// <summary>The simple name of the assembly.</summary>
    public required string AssemblyName { get; init => field = Require.Text(value); }

    /// <summary>The posture of the build. A test project without a posture of its own is <see cref="Posture.Development"/>.</summary>
    public required Posture Posture { get; init => field = Require.Defined(value); }

    /// <summary>The version of the rule catalogue that was enforced.</summary>
    public required string RulesVersion { get; init => field = Require.Text(value); }

    /// <summary>Lower-case hexadecimal SHA-256 over the declared purposes and signers.</summary>
    public required string ManifestHash { get; init => field = Require.Text(value); }

    /// <summary>True when the assembly is a test project, which is exempt from the posture rules. Default: false.</summary>
    public bool IsTestProject { get; init; }

    /// <summary>The purposes the assembly declares, ordered by name. Copied when set. Default: empty.</summary>
    public IReadOnlyList<DeclaredPurpose> Purposes { get; init => field = Array.AsReadOnly(Require.NotNull(value).ToArray()); } = [];

    /// <summary>The signers that configuration can select in this build, ordered by kind. Copied when set. Default: empty.</summary>
    public IReadOnlyList<DeclaredSigner> Signers { get; init => field = Array.AsReadOnly(Require.NotNull(value).ToArray()); } = [];
}
