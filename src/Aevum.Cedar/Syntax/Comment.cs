namespace Aevum.Cedar.Syntax;

/// <summary>A <c>//</c> comment with its slashes, as the formatter needs it.</summary>
internal readonly struct Comment
{
    internal Comment(SourceSpan span, bool followsToken)
    {
        Span = span;
        FollowsToken = followsToken;
    }

    internal SourceSpan Span { get; }

    /// <summary>True when a token stands before the comment on the same line.</summary>
    internal bool FollowsToken { get; }
}
