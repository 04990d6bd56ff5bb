using System.Text;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema;

/// <summary>The type of records with a fixed list of attributes. Immutable and thread-safe.</summary>
public sealed class RecordType : CedarType
{
    private readonly AttributeDefinition[] _attributes;
    private readonly Dictionary<string, AttributeDefinition> _byName;

    private RecordType(AttributeDefinition[] attributes, bool isOpen, int size, int depth)
        : base(HashOf(attributes, isOpen), size, depth)
    {
        _attributes = attributes;
        Attributes = Array.AsReadOnly(attributes);
        IsOpen = isOpen;
        _byName = new(attributes.Length, StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            _byName.Add(attribute.Name, attribute);
        }
    }

    /// <summary>The record without attributes.</summary>
    public static RecordType Empty { get; } = Create([], isOpen: false);

    /// <summary>The attributes in ordinal order of their names.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; }

    /// <summary>True when values may hold attributes beyond the list. Only permissive validation makes such types.</summary>
    internal bool IsOpen { get; }

    /// <summary>Finds an attribute by its exact name.</summary>
    /// <param name="name">Attribute name.</param>
    /// <returns>The attribute, or null when the type does not list it.</returns>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public AttributeDefinition? Find(string name) => _byName.TryGetValue(Argument.NotNull(name, nameof(name)), out var found) ? found : null;

    /// <summary>Makes a record type of attributes with distinct names, in any order.</summary>
    internal static RecordType Create(IEnumerable<AttributeDefinition> attributes, bool isOpen)
    {
        var sorted = new List<AttributeDefinition>(attributes);
        sorted.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        var (size, depth) = (1, 0);
        foreach (var attribute in sorted)
        {
            size = AddCapped(size, attribute.Type.Size);
            depth = Math.Max(depth, attribute.Type.Depth);
        }

        return new([.. sorted], isOpen, size, AddCapped(depth, 1));
    }

    private protected override void WriteCore(StringBuilder text, int limit)
    {
        text.Append('{');
        var separator = string.Empty;
        foreach (var attribute in _attributes)
        {
            if (text.Length > limit)
            {
                text.Append("…}");
                return;
            }

            text.Append(separator).Append(SchemaNames.AttributeText(attribute.Name)).Append(attribute.IsRequired ? ": " : "?: ");
            attribute.Type.WriteTo(text, limit);
            separator = ", ";
        }

        text.Append(IsOpen ? separator + "..}" : "}");
    }

    private protected override bool HasSameStructure(CedarType other)
    {
        if (other is not RecordType record || record.IsOpen != IsOpen || record._attributes.Length != _attributes.Length)
        {
            return false;
        }

        for (var at = 0; at < _attributes.Length; at++)
        {
            var (mine, theirs) = (_attributes[at], record._attributes[at]);
            if (mine.IsRequired != theirs.IsRequired || !string.Equals(mine.Name, theirs.Name, StringComparison.Ordinal) || !mine.Type.Equals(theirs.Type))
            {
                return false;
            }
        }

        return true;
    }

    private static int HashOf(AttributeDefinition[] attributes, bool isOpen)
    {
        var hash = isOpen ? 23 : 29;
        foreach (var attribute in attributes)
        {
            hash = Mix(Mix(hash, Hash(attribute.Name)), Mix(attribute.Type.GetHashCode(), attribute.IsRequired ? 1 : 0));
        }

        return hash;
    }
}
