namespace Aevum.Canonical;

/// <summary>The bounds of what has a canonical form (docs/formats/canonical-json.md). Beyond them a text is refused, never cut.</summary>
public static class CanonicalLimits
{
    /// <summary>The deepest nesting of arrays and objects: 990, what Python's own reader reaches with its default recursion limit.</summary>
    public const int MaxDepth = 990;

    /// <summary>The most characters in one number: 4,300, the limit at which Python refuses to convert an integer. 2^512 has 155.</summary>
    public const int MaxNumberLength = 4300;

    /// <summary>The most bytes of one canonical text: 16 MiB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;
}
