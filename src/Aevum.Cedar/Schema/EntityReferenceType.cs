using System.Text;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema;

/// <summary>The type of references to entities of one entity type. Immutable and thread-safe.</summary>
public sealed class EntityReferenceType : CedarType
{
    /// <summary>Refers to entities of the type <paramref name="name"/>.</summary>
    /// <param name="name">Fully qualified entity type name.</param>
    internal EntityReferenceType(string name)
        : base(Mix(17, Hash(name)), 1, 1)
    {
        Name = name;
        IsAction = string.Equals(CedarName.Basename(name), SchemaNames.Action, StringComparison.Ordinal);
    }

    /// <summary>The fully qualified entity type name, for example <c>PhotoApp::User</c>.</summary>
    public string Name { get; }

    /// <summary>True when the entities are actions: the last part of the name is <c>Action</c>.</summary>
    public bool IsAction { get; }

    private protected override void WriteCore(StringBuilder text, int limit) => text.Append(Name);

    private protected override bool HasSameStructure(CedarType other) =>
        other is EntityReferenceType reference && string.Equals(Name, reference.Name, StringComparison.Ordinal);
}
