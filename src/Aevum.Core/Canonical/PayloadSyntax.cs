namespace Aevum.Canonical;

/// <summary>What the canonicalizer accepts beside RFC 8259.</summary>
internal enum PayloadSyntax
{
    /// <summary>Nothing: the text comes from outside.</summary>
    Strict,

    /// <summary>Comments and trailing commas: the text belongs to a document that was already read.</summary>
    Relaxed,
}
