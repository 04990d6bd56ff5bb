namespace Aevum.Crisis;

/// <summary>A place where a person in crisis is heard. Immutable.</summary>
/// <param name="Region">Where the number works.</param>
/// <param name="Name">Who answers.</param>
/// <param name="Contact">How to reach it.</param>
internal sealed record CrisisLine(string Region, string Name, string Contact);
