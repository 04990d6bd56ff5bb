using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Declarations;

/// <summary>An action named as a parent: <c>"id"</c>, which stands for the action type of the surrounding namespace, or <c>Ns::Action::"id"</c>.</summary>
internal sealed class ActionReference(string? type, string id, SourceSpan span)
{
    /// <summary>The entity type as written; null when only the identifier was given.</summary>
    internal string? Type { get; } = type;

    internal string Id { get; } = id;

    internal SourceSpan Span { get; } = span;
}
