namespace Aevum;

/// <summary>What barrier 2 does with a query that meets data above the clearance.</summary>
public enum CeilingMode
{
    /// <summary>Leaves such results out and names their ids in the envelope and in the audit event.</summary>
    Redact = 0,

    /// <summary>Refuses the whole query with <c>classification_blocked</c>.</summary>
    Block = 1,
}
