namespace Aevum.Corpus;

/// <summary>One file of a case: <see cref="Kind"/> is <c>source</c>, <c>file</c> or <c>config</c>.</summary>
internal sealed record CorpusPart(string Kind, string Path, string Text);
