namespace Aevum.Hosting.Checks;

/// <summary>The configuration breaks rules that its posture does not tolerate. The message names every one of them.</summary>
public sealed class PreflightException : Exception
{
    /// <summary>Makes an exception without detail.</summary>
    public PreflightException()
        : this("The configuration breaks rules that its posture does not tolerate.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">The message.</param>
    public PreflightException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and the fault behind it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The fault behind it.</param>
    public PreflightException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception from a report.</summary>
    /// <param name="report">The report.</param>
    public PreflightException(PreflightReport report)
        : base($"The {report?.Posture.ToString().ToLowerInvariant()} posture does not allow this start:{string.Concat((report?.Findings ?? []).Where(finding => finding.StopsTheStart).Select(finding => "\n  - " + finding))}") =>
        Report = report;

    /// <summary>The report; null when the exception was not made from one.</summary>
    public PreflightReport? Report { get; }
}
