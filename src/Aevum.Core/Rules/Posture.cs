namespace Aevum.Rules;

/// <summary>How strict a build is. A higher value is stricter.</summary>
public enum Posture
{
    /// <summary>Nothing is shipped: tampering need only be detectable, every signer is allowed.</summary>
    Development = 0,

    /// <summary>Shipped: an external signer unless the configuration of AEV3001 says otherwise.</summary>
    Production = 1,

    /// <summary>Shipped under FDA 21 CFR 11.10(e), EU AI Act Article 12 or HIPAA 164.312(b): an external signer without exception.</summary>
    Regulated = 2,
}
