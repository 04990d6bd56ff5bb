namespace Aevum;

/// <summary>How much an engine must be able to prove; a higher value is stricter.</summary>
public enum AevumPosture
{
    /// <summary>Tamper-detection only; any signer.</summary>
    Development = 0,

    /// <summary>A signer outside the process is expected; an in-process one is reported (rule AEV3001).</summary>
    Production = 1,

    /// <summary>
    /// Tamper-prevention (FDA 21 CFR 11.10(e), EU AI Act Art. 12, HIPAA 164.312(b)): an in-process signer is refused (rule AEV3002) and development
    /// mode cannot be switched on.
    /// </summary>
    Regulated = 2,
}
