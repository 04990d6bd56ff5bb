namespace Aevum.Policy;

/// <summary>One policy or schema file as it was read.</summary>
/// <param name="Name">The path, or the name of a default.</param>
/// <param name="Text">The text.</param>
internal sealed record PolicyText(string Name, string Text);
