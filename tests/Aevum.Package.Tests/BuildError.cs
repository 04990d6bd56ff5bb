namespace Aevum.Package.Tests;

/// <summary>One error of a build; line 0 when it has no place.</summary>
internal sealed record BuildError(string Id, string File, int Line);
