using Aevum.Rules;

namespace Aevum.Generators.Models;

/// <summary>The properties of the build that change what is generated.</summary>
/// <param name="Posture">The posture of the build.</param>
/// <param name="IsTestProject">True for a test project, which is exempt from the posture rules.</param>
/// <param name="IsPostureExplicit">True when the project names its posture.</param>
/// <param name="DisabledBy">The property that switches the analysis off, as <c>Name=value</c>; null when none does.</param>
internal sealed record BuildModel(Posture Posture, bool IsTestProject, bool IsPostureExplicit, string? DisabledBy)
{
    /// <summary>True when the posture rules hold for this project.</summary>
    public bool AllowsInProcessSigners => Posture == Posture.Development || IsTestProject;

    /// <summary>The posture that is written into the assembly: a test project is in development unless it says otherwise.</summary>
    public Posture RecordedPosture => IsTestProject && !IsPostureExplicit ? Posture.Development : Posture;
}
