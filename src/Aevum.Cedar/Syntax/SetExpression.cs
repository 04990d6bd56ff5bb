namespace Aevum.Cedar.Syntax;

/// <summary><c>[a, b, c]</c>.</summary>
public sealed class SetExpression : Expression
{
    internal SetExpression(Expression[] elements, SourceSpan span)
        : base(span, elements.Select(static element => element.Height).DefaultIfEmpty(0).Max() + 1) => Elements = Array.AsReadOnly(elements);

    /// <summary>The elements in source order; may be empty and may repeat values.</summary>
    public IReadOnlyList<Expression> Elements { get; }
}
