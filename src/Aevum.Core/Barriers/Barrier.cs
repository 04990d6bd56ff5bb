namespace Aevum;

/// <summary>The five absolute barriers, numbered as in the audit ledger.</summary>
public enum Barrier
{
    /// <summary>Barrier 1: text that speaks of suicide, self-harm or violence stops the call.</summary>
    Crisis = 1,

    /// <summary>Barrier 2: nothing above the effective clearance leaves.</summary>
    Classification = 2,

    /// <summary>Barrier 3: an active grant must match subject, operation, grantee and purpose.</summary>
    Consent = 3,

    /// <summary>Barrier 4: the ledger has no update and no delete.</summary>
    Audit = 4,

    /// <summary>Barrier 5: data without a source is refused.</summary>
    Provenance = 5,
}
