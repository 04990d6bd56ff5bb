namespace Aevum.Samples.MinimalApi.Consent;

/// <summary>A grant as the API shows it.</summary>
internal sealed record ConsentView(string GrantId, DateTimeOffset ExpiresAt);
