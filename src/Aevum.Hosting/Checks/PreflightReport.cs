namespace Aevum.Hosting.Checks;

/// <summary>What preflight found. Immutable.</summary>
/// <param name="Posture">The posture under which the configuration was judged.</param>
/// <param name="Findings">The findings, by rule id.</param>
public sealed record PreflightReport(AevumPosture Posture, IReadOnlyList<PreflightFinding> Findings)
{
    /// <summary>True when nothing was found that stops the start.</summary>
    public bool IsPassed => !Findings.Any(finding => finding.StopsTheStart);

    /// <summary>Throws when something was found that stops the start.</summary>
    /// <exception cref="PreflightException">Something was.</exception>
    public void ThrowIfStopped()
    {
        if (!IsPassed)
        {
            throw new PreflightException(this);
        }
    }
}
