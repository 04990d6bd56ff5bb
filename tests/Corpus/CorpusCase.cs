using System.Collections.Immutable;
using Aevum.Testing;

namespace Aevum.Corpus;

/// <summary>One labelled case.</summary>
internal sealed record CorpusCase(string Rule, string Name, string EvasionClass, ImmutableArray<string> Expected, ImmutableDictionary<string, string> Settings, ImmutableArray<CorpusPart> Parts)
{
    public bool IsPositive => !Expected.IsEmpty;

    /// <summary>The ids the case marks: those of the catalogue for us.</summary>
    public override string ToString() => $"{Rule}/{EvasionClass}/{Name}";

    /// <summary>A setting of the header, or null.</summary>
    public string? Setting(string key) => Settings.GetValueOrDefault(key);

    /// <summary>The marked texts, ours to compare.</summary>
    public IEnumerable<(string Path, MarkedText Text)> Marked() => Parts.Where(part => part.Kind != "config").Select(part => (part.Path, MarkedText.Parse(part.Text, Rule)));
}
