using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Declarations;

/// <summary>A type as written, with unresolved names: a closed family of three.</summary>
internal abstract class TypeExpression
{
    private protected TypeExpression(SourceSpan span) => Span = span;

    internal SourceSpan Span { get; }
}
