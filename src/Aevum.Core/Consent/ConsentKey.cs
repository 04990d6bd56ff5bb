namespace Aevum.Consent;

/// <summary>Three of the four keys of a grant; the operations are bits of the grant itself. Compared ordinally.</summary>
internal readonly record struct ConsentKey(string SubjectId, string GranteeId, string Purpose);
