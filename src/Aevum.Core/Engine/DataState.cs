namespace Aevum.Engine;

/// <summary>Whether the data behind an event is still what it was.</summary>
internal enum DataState
{
    /// <summary>It hashes to what the event recorded.</summary>
    Intact = 0,

    /// <summary>It is there, and it is not what the event recorded.</summary>
    Changed = 1,

    /// <summary>It is gone.</summary>
    Erased = 2,
}
