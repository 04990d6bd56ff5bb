using Aevum.Cedar.Values;

namespace Aevum.Cedar.Syntax;

/// <summary>A Boolean, Long, String or entity literal.</summary>
public sealed class LiteralExpression : Expression
{
    internal LiteralExpression(CedarValue value, SourceSpan span)
        : base(span, 1) => Value = value;

    /// <summary>The value: of kind Boolean, Long, String or Entity.</summary>
    public CedarValue Value { get; }
}
