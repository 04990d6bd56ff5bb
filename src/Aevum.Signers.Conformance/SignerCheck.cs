namespace Aevum.Signers.Conformance;

/// <summary>What one check of the suite found. Immutable.</summary>
/// <param name="Name">What a signer owes, as a sentence.</param>
/// <param name="IsMet">Whether the signer does it.</param>
/// <param name="Detail">What went wrong and how to repair it; null when it is met.</param>
public sealed record SignerCheck(string Name, bool IsMet, string? Detail);
