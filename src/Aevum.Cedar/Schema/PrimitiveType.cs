using System.Text;

namespace Aevum.Cedar.Schema;

/// <summary>One of the types <c>Bool</c>, <c>Long</c> and <c>String</c>. Immutable and thread-safe.</summary>
public sealed class PrimitiveType : CedarType
{
    private PrimitiveType(string name)
        : base(Hash(name), 1, 1) => Name = name;

    /// <summary>The type of <c>true</c> and <c>false</c>.</summary>
    public static PrimitiveType Boolean { get; } = new("Bool");

    /// <summary>The type of 64-bit signed integers.</summary>
    public static PrimitiveType Long { get; } = new("Long");

    /// <summary>The type of Unicode text.</summary>
    public static PrimitiveType String { get; } = new("String");

    /// <summary>The name as schema text writes it: <c>Bool</c>, <c>Long</c> or <c>String</c>.</summary>
    public string Name { get; }

    private protected override void WriteCore(StringBuilder text, int limit) => text.Append(Name);

    private protected override bool HasSameStructure(CedarType other) => false;
}
