namespace Aevum.Rules;

/// <summary>
/// The mark that the generator leaves on every assembly that uses the kit: the build ran with the safety analysis, under this posture, and
/// declared these purposes and signers. The engine records it in <c>session.start</c>; preflight reports AEV9001 where it is missing.
/// Immutable and thread-safe.
/// </summary>
/// <param name="posture">The posture of the build: <c>development</c>, <c>production</c> or <c>regulated</c>.</param>
/// <param name="rulesVersion">The version of the rule catalogue that was enforced, <see cref="RuleCatalogue.Version"/>.</param>
/// <param name="manifestHash">Lower-case hexadecimal SHA-256 over the declared purposes and signers (docs/generators.md gives the exact text).</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = false, Inherited = false)]
public sealed class AevumBuildAttribute(string posture, string rulesVersion, string manifestHash) : Attribute
{
    /// <summary>The posture of the build: <c>development</c>, <c>production</c> or <c>regulated</c>.</summary>
    public string Posture { get; } = posture;

    /// <summary>The version of the rule catalogue that was enforced.</summary>
    public string RulesVersion { get; } = rulesVersion;

    /// <summary>Lower-case hexadecimal SHA-256 over the declared purposes and signers.</summary>
    public string ManifestHash { get; } = manifestHash;

    /// <summary>The version of the generator that wrote the mark. Default: empty.</summary>
    public string GeneratorVersion { get; set; } = "";

    /// <summary>True when the assembly is a test project, which is exempt from the posture rules. Default: false.</summary>
    public bool IsTestProject { get; set; }
}
