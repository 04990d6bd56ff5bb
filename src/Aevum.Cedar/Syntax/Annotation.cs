namespace Aevum.Cedar.Syntax;

/// <summary>A note on a policy or schema element, such as <c>@id("p1")</c>. It has no influence on decisions. Immutable and thread-safe.</summary>
public sealed class Annotation
{
    internal Annotation(string name, string? value, SourceSpan span)
    {
        Name = name;
        Value = value;
        Span = span;
    }

    /// <summary>The name after <c>@</c>; reserved words are allowed here.</summary>
    public string Name { get; }

    /// <summary>The text between the parentheses; null for the short form without parentheses.</summary>
    public string? Value { get; }

    /// <summary>Where the annotation stands.</summary>
    public SourceSpan Span { get; }
}
