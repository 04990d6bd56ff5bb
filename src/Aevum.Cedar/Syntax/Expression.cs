namespace Aevum.Cedar.Syntax;

/// <summary>
/// An expression of the policy language. The set of kinds is closed: the sealed classes of this folder. Immutable and thread-safe.
/// </summary>
public abstract class Expression
{
    private protected Expression(SourceSpan span, int height)
    {
        Span = span;
        Height = height;
    }

    /// <summary>Where the expression stands, without parentheses around it; <c>default</c> when it came from JSON.</summary>
    public SourceSpan Span { get; }

    /// <summary>Levels of the tree from here to its deepest leaf, from 1. Parsers keep it within <see cref="SyntaxLimits.MaxNestingDepth"/>.</summary>
    public int Height { get; }

    /// <summary>The expression as Cedar text that parses back to the same tree.</summary>
    public override string ToString() => ExpressionWriter.Write(this);
}
