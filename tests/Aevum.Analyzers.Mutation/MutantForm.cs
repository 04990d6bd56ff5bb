namespace Aevum.Corpus;

/// <summary>How a piece of code is taken out.</summary>
internal enum MutantForm
{
    /// <summary>A condition becomes true.</summary>
    True,

    /// <summary>A condition becomes false.</summary>
    False,

    /// <summary>A statement is not executed.</summary>
    Skip,

    /// <summary>An arm or a case label never matches.</summary>
    NoMatch,
}
