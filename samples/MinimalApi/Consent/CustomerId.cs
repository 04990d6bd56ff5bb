namespace Aevum.Samples.MinimalApi.Consent;

/// <summary>The identity of a customer. An id of anybody else does not compile where this is asked for.</summary>
public readonly record struct CustomerId(string SubjectId) : IConsentSubject;
