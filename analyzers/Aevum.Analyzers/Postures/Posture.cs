namespace Aevum.Analyzers.Postures;

/// <summary>How strictly a build is judged. Ordered: a later one is stricter.</summary>
internal enum Posture
{
    /// <summary>Rules about what is shipped do not apply.</summary>
    Development,

    /// <summary>Rules about what is shipped apply.</summary>
    Production,

    /// <summary>The same, and an in-process signer is refused without exception.</summary>
    Regulated,
}
