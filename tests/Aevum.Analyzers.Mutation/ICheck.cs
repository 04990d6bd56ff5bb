namespace Aevum.Corpus;

/// <summary>Something that the unchanged analyzers pass and changed ones may fail.</summary>
internal interface ICheck
{
    /// <summary>What a report calls it.</summary>
    string Name { get; }

    /// <summary>The folder of the analyzers that it is about; empty when its name says that.</summary>
    string Folder { get; }

    /// <summary>True when the analyzers, as they are now, pass.</summary>
    Task<bool> PassesAsync();
}
