namespace Aevum.Engine;

/// <summary>A call that carries an idempotency key.</summary>
/// <param name="Key">The caller's key.</param>
/// <param name="Hash">What makes the request the same as another.</param>
/// <param name="Call">What the host knows of the call.</param>
/// <param name="Provenance">The provenance of the answer.</param>
internal sealed record IdempotentRequest(string Key, string Hash, CallFacts Call, Provenance Provenance);
