using System.Text;

namespace Aevum.Crisis;

/// <summary>One phrase of the screen, spelled out. Immutable.</summary>
internal sealed class CrisisPhrase
{
    /// <summary>Letters of the longest phrase that can be screened.</summary>
    internal const int LongestCanonical = 64;

    private readonly ulong _needsL;
    private readonly ulong _maskBefore;

    /// <summary>Reads one spelled phrase: words, and <c>*</c> for a letter that must have been masked.</summary>
    /// <param name="spelled">The phrase.</param>
    /// <param name="topic">What it speaks of.</param>
    /// <param name="context">What makes it innocent.</param>
    internal CrisisPhrase(string spelled, CrisisTopic topic, PhraseContext context)
    {
        Topic = topic;
        Context = context;
        var canonical = new StringBuilder(spelled.Length);
        var isMasked = false;
        foreach (var letter in spelled)
        {
            if (!char.IsAsciiLetterLower(letter))
            {
                isMasked |= letter == '*';
                continue;
            }

            var folded = (char)LetterSqueezer.Ascii[letter];
            if (canonical.Length == 0 || canonical[^1] != folded)
            {
                canonical.Append(folded);
            }

            var bit = 1UL << (canonical.Length - 1);
            _needsL |= letter == 'l' ? bit : 0;
            _maskBefore |= isMasked ? bit : 0;
            isMasked = false;
        }

        Canonical = canonical.ToString();
        if (Canonical.Length is < AnchorFilter.AnchorLength or > LongestCanonical)
        {
            throw new InvalidOperationException($"The crisis phrase '{spelled}' has {Canonical.Length} canonical letters; {AnchorFilter.AnchorLength} to {LongestCanonical} can be screened.");
        }
    }

    /// <summary>The canonical letters, repetitions collapsed.</summary>
    internal string Canonical { get; }

    internal CrisisTopic Topic { get; }

    internal PhraseContext Context { get; }

    /// <summary>True when the canonical letter stands for an <c>l</c>, so that a plain <c>i</c> alone is not it.</summary>
    /// <param name="index">Index into <see cref="Canonical"/>.</param>
    internal bool NeedsL(int index) => (_needsL & (1UL << index)) != 0;

    /// <summary>True when a masking sign such as <c>*</c> must stand directly before the canonical letter.</summary>
    /// <param name="index">Index into <see cref="Canonical"/>.</param>
    internal bool NeedsMaskBefore(int index) => (_maskBefore & (1UL << index)) != 0;
}
