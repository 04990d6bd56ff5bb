using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Declarations;

/// <summary><c>{ name: …, name?: … }</c></summary>
internal sealed class RecordTypeExpression(IReadOnlyList<AttributeDeclaration> attributes, SourceSpan span) : TypeExpression(span)
{
    /// <summary>The attributes in source order; names are unique.</summary>
    internal IReadOnlyList<AttributeDeclaration> Attributes { get; } = attributes;
}
