namespace Aevum;

/// <summary>The public half of the key that signs an engine's ledger: what an auditor pins. Immutable.</summary>
/// <param name="KeyId">How events name the key.</param>
/// <param name="Provenance">Where the private half lives, in the signer's word.</param>
/// <param name="PublicKey">The Ed25519 public key, 32 bytes.</param>
public sealed record SigningKey(string KeyId, string Provenance, ReadOnlyMemory<byte> PublicKey);
