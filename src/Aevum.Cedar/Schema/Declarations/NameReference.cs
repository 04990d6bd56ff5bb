using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Declarations;

/// <summary>A name used, not declared: qualified or not.</summary>
internal readonly struct NameReference(string name, SourceSpan span)
{
    internal string Name { get; } = name;

    internal SourceSpan Span { get; } = span;
}
