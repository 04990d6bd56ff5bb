namespace Aevum.Signers.Conformance;

/// <summary>What the suite found. Immutable.</summary>
/// <param name="Checks">Every check that ran, in order.</param>
public sealed record SignerConformanceReport(IReadOnlyList<SignerCheck> Checks)
{
    /// <summary>True when every check is met.</summary>
    public bool IsConformant => Checks.Count > 0 && Checks.All(check => check.IsMet);

    /// <summary>Returns this report when every check is met.</summary>
    /// <returns>This report.</returns>
    /// <exception cref="SignerConformanceException">A check is not met; the message lists all of them.</exception>
    public SignerConformanceReport EnsureConformant() => IsConformant ? this : throw new SignerConformanceException(ToString());

    /// <summary>One line for each check.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join('\n', Checks.Select(check => $"{(check.IsMet ? "met    " : "NOT MET")} {check.Name}{(check.Detail is null ? "" : ": " + check.Detail)}"));
}
