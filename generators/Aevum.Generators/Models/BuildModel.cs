namespace Aevum.Generators.Models;

/// <summary>The properties of the build that change what is generated.</summary>
/// <param name="Posture">The posture of the build.</param>
/// <param name="IsTestProject">True for a test project, which is exempt from the posture rules.</param>
/// <param name="DisabledBy">The property that switches the analysis off, as <c>Name=value</c>; null when none does.</param>
internal sealed record BuildModel(BuildPosture Posture, bool IsTestProject, string? DisabledBy)
{
    /// <summary>The posture whose rules hold for what this project may use: a test project is exempt from the posture rules.</summary>
    public BuildPosture EffectivePosture => IsTestProject ? BuildPosture.Development : Posture;
}
