using Aevum.Cedar.Syntax;

namespace Aevum.Cedar;

/// <summary>
/// Bounds on what the engine accepts, so that hostile input costs bounded time and memory. Immutable and thread-safe.
/// What is beyond a bound is refused with an error that names the bound.
/// </summary>
public sealed record CedarLimits
{
    /// <summary>The limits used when none are given.</summary>
    public static CedarLimits Default { get; } = new();

    /// <summary>Longest policy text in UTF-16 code units; from 1, default 4,194,304.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxTextLength { get; init => field = AtLeastOne(value, nameof(MaxTextLength)); } = SyntaxLimits.DefaultMaxTextLength;

    /// <summary>Deepest nesting of expressions, values and JSON; 1 to 1,000, default 400.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxNestingDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, SyntaxLimits.HighestNestingDepth, nameof(MaxNestingDepth));
            field = AtLeastOne(value, nameof(MaxNestingDepth));
        }
    }

    = SyntaxLimits.DefaultMaxNestingDepth;

    /// <summary>Most policies, templates and links in one set; from 1, default 100,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxPolicies { get; init => field = AtLeastOne(value, nameof(MaxPolicies)); } = SyntaxLimits.DefaultMaxPolicies;

    /// <summary>Longest JSON text of entities or policies in UTF-16 code units; from 1, default 67,108,864.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxJsonLength { get; init => field = AtLeastOne(value, nameof(MaxJsonLength)); } = 64 * 1024 * 1024;

    /// <summary>Most entities in one store read from JSON; from 1, default 1,000,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxEntities { get; init => field = AtLeastOne(value, nameof(MaxEntities)); } = 1_000_000;

    /// <summary>Longest JSON text of a request or its context in UTF-16 code units; from 1, default 1,048,576.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxRequestLength { get; init => field = AtLeastOne(value, nameof(MaxRequestLength)); } = 1024 * 1024;

    /// <summary>Most values in the context of a request, counted through all sets and records; from 1, default 100,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxContextValues { get; init => field = AtLeastOne(value, nameof(MaxContextValues)); } = 100_000;

    /// <summary>The part of the limits that the parser looks at.</summary>
    internal SyntaxLimits Syntax => new(MaxTextLength, MaxNestingDepth, MaxPolicies);

    private static int AtLeastOne(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }
}
