namespace Aevum.Crisis;

/// <summary>What stands between two letters of a text.</summary>
internal enum Gap : byte
{
    /// <summary>Nothing that a reader sees.</summary>
    None = 0,

    /// <summary>One to three signs that mask letters, as in <c>su*cide</c>.</summary>
    Mask = 1,

    /// <summary>Space, punctuation or anything else that separates words.</summary>
    Break = 2,
}
