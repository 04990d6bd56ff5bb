namespace Aevum.Crisis;

/// <summary>One letter of a text as the second pass sees it.</summary>
/// <param name="Canonical">The letter that the first pass sees.</param>
/// <param name="Spelled">The lower-case letter; <see cref="AnyStroke"/> when it may be read as <c>i</c> and as <c>l</c>.</param>
/// <param name="GapBefore">What stands before it.</param>
/// <param name="IsWordStart">True when a word may begin here: after a gap, after a digit that passes for a letter, at a hump of <c>camelCase</c>.</param>
/// <param name="IsSubstitute">True when a digit or sign stands for the letter; a word may end before it.</param>
internal readonly record struct SpelledLetter(byte Canonical, char Spelled, Gap GapBefore, bool IsWordStart, bool IsSubstitute)
{
    /// <summary>A vertical stroke: capital I, the digit one, a letter of another script.</summary>
    internal const char AnyStroke = '1';
}
