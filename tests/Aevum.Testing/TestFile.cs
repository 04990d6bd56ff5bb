namespace Aevum.Testing;

/// <summary>One file of a case: its path in the project and its text, with markup.</summary>
public sealed record TestFile(string Path, string Text);
