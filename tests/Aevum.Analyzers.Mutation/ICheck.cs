namespace Aevum.Corpus;

/// <summary>Something that the unchanged analyzers pass and changed ones may fail.</summary>
internal interface ICheck
{
    /// <summary>What a report calls it.</summary>
    string Name { get; }

    /// <summary>True when the analyzers, as they are now, pass.</summary>
    Task<bool> PassesAsync();
}
