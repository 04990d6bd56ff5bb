using Aevum.Signing;

namespace Aevum.Declarations;

/// <summary>One signer that an assembly can select by configuration, as plain values. Immutable and thread-safe.</summary>
/// <param name="Kind">The value of <c>Aevum:Signer:Kind</c> that selects the signer.</param>
/// <param name="Boundary">Where the signer keeps its private key.</param>
/// <param name="SignerType">The full name of the signer's type.</param>
public sealed record DeclaredSigner(string Kind, TrustBoundary Boundary, string SignerType);
