namespace Aevum.Cedar.Syntax;

/// <summary><c>target like "pattern"</c> on a String.</summary>
public sealed class LikeExpression : Expression
{
    internal LikeExpression(Expression target, LikePattern pattern, SourceSpan span)
        : base(span, target.Height + 1)
    {
        Target = target;
        Pattern = pattern;
    }

    /// <summary>The String that is matched.</summary>
    public Expression Target { get; }

    /// <summary>The pattern.</summary>
    public LikePattern Pattern { get; }
}
