using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Validation.Conformance;

/// <summary>"Did you mean" for data that arrives at run time: only among few known words, so that bad data costs no more than good data.</summary>
internal static class QuickSuggestion
{
    private const int MaxKnown = 200;

    /// <summary>The suggestion, or null when no known word is near or there are many.</summary>
    internal static string? For<T>(string word, IReadOnlyCollection<T> known, Func<T, string> nameOf) =>
        known.Count <= MaxKnown ? Suggestion.For(word, known.Select(nameOf)) : null;
}
