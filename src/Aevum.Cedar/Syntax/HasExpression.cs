namespace Aevum.Cedar.Syntax;

/// <summary>
/// <c>target has name</c>, <c>target has "name"</c>, or the extended form <c>target has a.b.c</c>, which means
/// <c>target has a &amp;&amp; target.a has b &amp;&amp; target.a.b has c</c>.
/// </summary>
public sealed class HasExpression : Expression
{
    internal HasExpression(Expression target, string[] path, SourceSpan span)
        : base(span, target.Height + (2 * path.Length) - 1)
    {
        Target = target;
        Path = Array.AsReadOnly(path);
    }

    /// <summary>The entity or record.</summary>
    public Expression Target { get; }

    /// <summary>The attribute names as plain text: one, or several for the extended form.</summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary>The same test written with single names and <c>&amp;&amp;</c>; itself when it has one name.</summary>
    public Expression Expand()
    {
        if (Path.Count == 1)
        {
            return this;
        }

        Expression expanded = new HasExpression(Target, [Path[0]], Span);
        var target = Target;
        for (var at = 1; at < Path.Count; at++)
        {
            target = new AttributeExpression(target, Path[at - 1], Span);
            expanded = new BinaryExpression(BinaryOperator.And, expanded, new HasExpression(target, [Path[at]], Span), Span);
        }

        return expanded;
    }
}
