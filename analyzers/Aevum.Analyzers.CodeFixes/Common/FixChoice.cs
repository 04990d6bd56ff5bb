namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>One light bulb: its text, its stable key, and the edit. The edit takes nodes of the original tree.</summary>
internal sealed record FixChoice(string Title, string Key, Action<SyntaxEditor> Apply);
