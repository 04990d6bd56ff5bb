namespace Aevum.Cedar.Syntax;

/// <summary>
/// Bounds on what a parser accepts, so that hostile text costs bounded time and memory. Immutable and thread-safe.
/// A text beyond a bound is refused with an error that names the bound.
/// </summary>
public sealed class SyntaxLimits
{
    /// <summary>Longest text when nothing else is asked for: 4,194,304 UTF-16 code units.</summary>
    public const int DefaultMaxTextLength = 4 * 1024 * 1024;

    /// <summary>Deepest nesting when nothing else is asked for: 400 levels, for which a stack of 1 MB is enough.</summary>
    public const int DefaultMaxNestingDepth = 400;

    /// <summary>Most policies in one text when nothing else is asked for: 100,000.</summary>
    public const int DefaultMaxPolicies = 100_000;

    /// <summary>Deepest nesting that may be asked for: 1,000 levels, for which a stack of 4 MB is enough. With less, deep text is an error.</summary>
    public const int HighestNestingDepth = 1_000;

    /// <summary>Makes limits.</summary>
    /// <param name="maxTextLength">Longest text in UTF-16 code units, from 1.</param>
    /// <param name="maxNestingDepth">Deepest nesting of expressions and values, 1 to <see cref="HighestNestingDepth"/>.</param>
    /// <param name="maxPolicies">Most policies and templates in one text, from 1.</param>
    /// <exception cref="System.ArgumentOutOfRangeException">A limit is out of its range.</exception>
    public SyntaxLimits(
        int maxTextLength = DefaultMaxTextLength,
        int maxNestingDepth = DefaultMaxNestingDepth,
        int maxPolicies = DefaultMaxPolicies)
    {
        MaxTextLength = Argument.Positive(maxTextLength, nameof(maxTextLength));
        MaxNestingDepth = Argument.Positive(maxNestingDepth, nameof(maxNestingDepth));
        MaxPolicies = Argument.Positive(maxPolicies, nameof(maxPolicies));
        if (maxNestingDepth > HighestNestingDepth)
        {
            throw new System.ArgumentOutOfRangeException(nameof(maxNestingDepth), maxNestingDepth, $"the nesting depth may be at most {HighestNestingDepth}");
        }
    }

    /// <summary>The limits used when none are given.</summary>
    public static SyntaxLimits Default { get; } = new();

    /// <summary>Longest text in UTF-16 code units.</summary>
    public int MaxTextLength { get; }

    /// <summary>
    /// Deepest nesting. Parentheses, operators, sets, records and calls each count one level; in a chain such as <c>a &amp;&amp; b &amp;&amp; c</c>
    /// every operator counts, because such a chain nests to the left.
    /// </summary>
    public int MaxNestingDepth { get; }

    /// <summary>Most policies and templates in one text.</summary>
    public int MaxPolicies { get; }
}
