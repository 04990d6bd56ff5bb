using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Declarations;

/// <summary>What every declaration has: its own name without namespace, its place, its annotations.</summary>
internal sealed class DeclaredName(string text, SourceSpan span, IReadOnlyList<Annotation> annotations)
{
    internal string Text { get; } = text;

    internal SourceSpan Span { get; } = span;

    internal IReadOnlyList<Annotation> Annotations { get; } = annotations;
}
