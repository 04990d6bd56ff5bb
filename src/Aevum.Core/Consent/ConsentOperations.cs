namespace Aevum;

/// <summary>What a grant allows. Values combine.</summary>
[Flags]
public enum ConsentOperations
{
    /// <summary>Nothing; a grant with it is refused.</summary>
    None = 0,

    /// <summary>Write the subject's data.</summary>
    Ingest = 1,

    /// <summary>Read the subject's data.</summary>
    Query = 2,

    /// <summary>Read again what an earlier event recorded.</summary>
    Replay = 4,

    /// <summary>Hand the subject's data to somebody outside.</summary>
    Export = 8,
}
