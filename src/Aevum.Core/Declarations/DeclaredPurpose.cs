namespace Aevum.Declarations;

/// <summary>One purpose that an assembly declares with <see cref="ConsentPurposeAttribute"/>, as plain values. Immutable and thread-safe.</summary>
/// <param name="Name">The purpose as it stands in grants and requests.</param>
/// <param name="Grantee">The agent that acts.</param>
/// <param name="Operations">The operations the purpose declares.</param>
/// <param name="ClassificationMax">The highest classification the purpose covers.</param>
/// <param name="ValidForDays">How long a grant lasts, in days, 1 to 3,650.</param>
/// <param name="DeclaringType">The full name of the type that declares the purpose.</param>
public sealed record DeclaredPurpose(
    string Name,
    string Grantee,
    ConsentOperations Operations,
    Classification ClassificationMax,
    int ValidForDays,
    string DeclaringType);
