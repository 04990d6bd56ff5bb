namespace Aevum.Cedar.Syntax;

/// <summary><c>target.name</c> or <c>target["name"]</c> on an entity or a record.</summary>
public sealed class AttributeExpression : Expression
{
    internal AttributeExpression(Expression target, string name, SourceSpan span)
        : base(span, target.Height + 1)
    {
        Target = target;
        Name = name;
    }

    /// <summary>The entity or record.</summary>
    public Expression Target { get; }

    /// <summary>The attribute name as plain text.</summary>
    public string Name { get; }
}
