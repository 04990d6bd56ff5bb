namespace Aevum.Engine;

/// <summary>What barrier 3 found for one subject. <c>default</c> is a refusal.</summary>
/// <param name="IsClear">True when a grant in force covers the use.</param>
/// <param name="Clearance">The highest classification the grant covers.</param>
/// <param name="Grant">The grant; null when none was needed (development mode) or none was found.</param>
/// <param name="ExpiresAt">The first instant at which the grant holds no more.</param>
internal readonly record struct ConsentAnswer(bool IsClear, Classification Clearance, ConsentGrant? Grant, DateTimeOffset ExpiresAt);
