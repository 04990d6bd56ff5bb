namespace Aevum.Cedar.Syntax;

/// <summary><c>target is Type</c> or <c>target is Type in ancestor</c>, which means <c>target is Type &amp;&amp; target in ancestor</c>.</summary>
public sealed class IsExpression : Expression
{
    internal IsExpression(Expression target, string entityType, Expression? ancestor, SourceSpan span)
        : base(span, Math.Max(target.Height, ancestor?.Height ?? 0) + (ancestor is null ? 1 : 2))
    {
        Target = target;
        EntityType = entityType;
        Ancestor = ancestor;
    }

    /// <summary>The entity that is tested.</summary>
    public Expression Target { get; }

    /// <summary>The entity type name.</summary>
    public string EntityType { get; }

    /// <summary>What stands after <c>in</c>; null for the short form.</summary>
    public Expression? Ancestor { get; }
}
