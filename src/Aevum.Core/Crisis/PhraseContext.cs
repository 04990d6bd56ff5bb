namespace Aevum.Crisis;

/// <summary>The words that make a phrase innocent when they stand directly after or before it, without their spaces. Immutable.</summary>
/// <param name="After">Words after it, for example <c>laughing</c>.</param>
/// <param name="Before">Words before it, for example <c>career</c>.</param>
internal sealed record PhraseContext(string[] After, string[] Before)
{
    /// <summary>Nothing makes it innocent.</summary>
    internal static PhraseContext None { get; } = new([], []);
}
