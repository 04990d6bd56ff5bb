namespace Aevum.Cedar.Syntax;

/// <summary><c>{name: value, …}</c>.</summary>
public sealed class RecordExpression : Expression
{
    internal RecordExpression(RecordField[] fields, SourceSpan span)
        : base(span, fields.Select(static field => field.Value.Height).DefaultIfEmpty(0).Max() + 1) => Fields = Array.AsReadOnly(fields);

    /// <summary>The fields in source order; names are unique.</summary>
    public IReadOnlyList<RecordField> Fields { get; }
}
