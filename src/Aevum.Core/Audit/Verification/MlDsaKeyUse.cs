namespace Aevum.Audit.Verification;

/// <summary>The ML-DSA-65 key that came with an event of one signer.</summary>
internal sealed record MlDsaKeyUse(string SignerKeyId, string KeyHash);
