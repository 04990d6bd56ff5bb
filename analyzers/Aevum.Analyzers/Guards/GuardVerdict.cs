namespace Aevum.Analyzers.Guards;

/// <summary>Whether an operation can run outside development.</summary>
internal enum GuardVerdict
{
    /// <summary>Some path reaches it in production.</summary>
    Unguarded,

    /// <summary>Every path to it has proved that the environment is Development, or only a debug build contains it.</summary>
    Guarded,

    /// <summary>The function around it is larger than the analysis allows; treat it as unguarded and say so (AEV9012).</summary>
    TooLarge,
}
