namespace Aevum.Cedar.Syntax;

/// <summary>One <c>when { … }</c> or <c>unless { … }</c>. Immutable and thread-safe.</summary>
public sealed class PolicyCondition
{
    internal PolicyCondition(ConditionKind kind, Expression body, SourceSpan span)
    {
        Kind = kind;
        Body = body;
        Span = span;
    }

    /// <summary>Whether the body must be true or false.</summary>
    public ConditionKind Kind { get; }

    /// <summary>The expression between the braces.</summary>
    public Expression Body { get; }

    /// <summary>From the keyword to the closing brace.</summary>
    public SourceSpan Span { get; }
}
