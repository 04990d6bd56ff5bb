using System.Text;

namespace Aevum.Cedar.Schema;

/// <summary>The type of sets whose elements all have one type. Immutable and thread-safe.</summary>
public sealed class SetType : CedarType
{
    /// <summary>Sets of <paramref name="element"/>.</summary>
    internal SetType(CedarType element)
        : base(Mix(19, element.GetHashCode()), AddCapped(element.Size, 1), AddCapped(element.Depth, 1)) => Element = element;

    /// <summary>The type of each element.</summary>
    public CedarType Element { get; }

    private protected override void WriteCore(StringBuilder text, int limit)
    {
        text.Append("Set<");
        Element.WriteTo(text, limit);
        text.Append('>');
    }

    private protected override bool HasSameStructure(CedarType other) => other is SetType set && Element.Equals(set.Element);
}
