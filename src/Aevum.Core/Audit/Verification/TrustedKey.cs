using Aevum.Signing;

namespace Aevum.Audit.Verification;

/// <summary>A key that may sign during one verification, ready for the backend.</summary>
/// <param name="Key">The key.</param>
/// <param name="MlDsa65PublicKey">The pinned ML-DSA-65 key; empty for none.</param>
/// <param name="IsAnnounced">True when only the chain itself vouches for it.</param>
internal sealed record TrustedKey(Ed25519PublicKey Key, ReadOnlyMemory<byte> MlDsa65PublicKey, bool IsAnnounced);
