using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Declarations;

/// <summary><c>Set&lt;…&gt;</c></summary>
internal sealed class SetTypeExpression(TypeExpression element, SourceSpan span) : TypeExpression(span)
{
    internal TypeExpression Element { get; } = element;
}
