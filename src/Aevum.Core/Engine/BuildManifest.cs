namespace Aevum;

/// <summary>What the build of the application says about itself, as the generator recorded it. The engine writes it into <c>session.start</c>. Immutable.</summary>
public sealed record BuildManifest
{
    /// <summary>The posture of the build. The engine runs under the stricter of this and <see cref="AevumOptions.Posture"/>.</summary>
    public required AevumPosture Posture { get; init => field = Require.Defined(value); }

    /// <summary>The version of the rule catalogue that the build was checked against.</summary>
    public required string RulesVersion { get; init => field = Require.Text(value); }

    /// <summary>Lower-case hexadecimal SHA-256 or SHA3-256 over the declared purposes and signers.</summary>
    public required string ManifestHash { get; init => field = Require.Text(value); }
}
