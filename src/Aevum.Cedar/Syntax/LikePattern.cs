using System.Text;

namespace Aevum.Cedar.Syntax;

/// <summary>
/// The right side of <c>like</c>: literal texts with wildcards between them, each of which stands for any text, also none.
/// Immutable and thread-safe. Matching takes the leftmost place for each literal, so its time grows with the sum of
/// pattern and text length and it needs no memory.
/// </summary>
public sealed class LikePattern : IEquatable<LikePattern>
{
    private readonly string[] _segments;
    private readonly SegmentSearch[] _searches;

    internal LikePattern(string[] segments)
    {
        _segments = segments;
        _searches = new SegmentSearch[segments.Length];
        for (var segment = 1; segment < segments.Length - 1; segment++)
        {
            _searches[segment] = new SegmentSearch(segments[segment]);
        }
    }

    /// <summary>The literal texts in order; a wildcard stands between each two neighbours. Texts may be empty. At least one.</summary>
    public IReadOnlyList<string> Segments => Array.AsReadOnly(_segments);

    /// <summary>Whether the whole text matches.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public bool Matches(string text)
    {
        var first = _segments[0];
        if (_segments.Length == 1)
        {
            return string.Equals(Argument.NotNull(text, nameof(text)), first, StringComparison.Ordinal);
        }

        var last = _segments[_segments.Length - 1];
        var end = Argument.NotNull(text, nameof(text)).Length - last.Length;
        if (end < first.Length || !text.StartsWith(first, StringComparison.Ordinal) || !text.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        var at = first.Length;
        for (var segment = 1; segment < _segments.Length - 1; segment++)
        {
            var found = _searches[segment].Find(text, at, end);
            if (found < 0)
            {
                return false;
            }

            at = found + _segments[segment].Length;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(LikePattern? other)
    {
        if (other is null || _segments.Length != other._segments.Length)
        {
            return false;
        }

        for (var segment = 0; segment < _segments.Length; segment++)
        {
            if (!string.Equals(_segments[segment], other._segments[segment], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LikePattern);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = _segments.Length;
        foreach (var segment in _segments)
        {
            hash = unchecked((hash * 397) ^ StringComparer.Ordinal.GetHashCode(segment));
        }

        return hash;
    }

    /// <summary>The pattern as it stands between the quotes of a policy.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var segment = 0; segment < _segments.Length; segment++)
        {
            text.Append(segment == 0 ? "" : "*").Append(EscapedText.Escape(_segments[segment], escapeStar: true));
        }

        return text.ToString();
    }
}
