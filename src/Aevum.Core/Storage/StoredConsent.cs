namespace Aevum.Storage;

/// <summary>A grant as the store keeps it. Immutable.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="IsRevoked">True once it was revoked; it never becomes active again.</param>
public sealed record StoredConsent(ConsentGrant Grant, bool IsRevoked);
