namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>
/// One light bulb: its text, its stable key, the node it is about, and the edit. The edit takes nodes of the original tree. Two findings with one target need
/// one edit.
/// </summary>
internal sealed record FixChoice(string Title, string Key, SyntaxNode Target, Action<SyntaxEditor> Apply);
