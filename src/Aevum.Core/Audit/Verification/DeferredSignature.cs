namespace Aevum.Audit.Verification;

/// <summary>A signature whose key may be announced by an event that another thread is still checking.</summary>
internal sealed record DeferredSignature(byte[] KeyId, byte[] Signature);
