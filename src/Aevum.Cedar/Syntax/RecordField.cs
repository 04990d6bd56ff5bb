namespace Aevum.Cedar.Syntax;

/// <summary>One <c>name: value</c> of a record literal. Immutable and thread-safe.</summary>
public sealed class RecordField
{
    internal RecordField(string name, Expression value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>The attribute name as plain text.</summary>
    public string Name { get; }

    /// <summary>The expression after the colon.</summary>
    public Expression Value { get; }
}
