using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Declarations;

/// <summary>A type referred to by name.</summary>
internal sealed class NamedTypeExpression(string name, NamedTypeKind kind, SourceSpan span) : TypeExpression(span)
{
    internal string Name { get; } = name;

    internal NamedTypeKind Kind { get; } = kind;
}
