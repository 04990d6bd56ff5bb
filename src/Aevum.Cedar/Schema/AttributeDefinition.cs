namespace Aevum.Cedar.Schema;

/// <summary>One attribute of a record or entity type. Immutable and thread-safe.</summary>
public sealed class AttributeDefinition
{
    internal AttributeDefinition(string name, CedarType type, bool isRequired)
    {
        Name = name;
        Type = type;
        IsRequired = isRequired;
    }

    /// <summary>The attribute name: any Unicode text.</summary>
    public string Name { get; }

    /// <summary>The type of its value.</summary>
    public CedarType Type { get; }

    /// <summary>False when the attribute may be absent, written <c>name?</c> in schema text.</summary>
    public bool IsRequired { get; }
}
