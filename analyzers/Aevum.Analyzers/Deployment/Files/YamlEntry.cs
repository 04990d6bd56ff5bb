namespace Aevum.Analyzers.Deployment.Files;

/// <summary>One step of the path to a scalar: a key of a mapping, or an item of a sequence.</summary>
/// <param name="Key">The key; null for an item of a sequence.</param>
/// <param name="Column">The column where it starts; -1 inside a flow collection.</param>
/// <param name="Line">The index of its line.</param>
internal sealed record YamlEntry(string? Key, int Column, int Line)
{
    /// <summary>True when the value has an anchor, so that it may be merged into another place.</summary>
    public bool HasAnchor { get; set; }
}
