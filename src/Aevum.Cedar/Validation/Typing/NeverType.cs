using System.Text;
using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>The type without values, below every type: the element type of a set written without elements.</summary>
internal sealed class NeverType : CedarType
{
    private NeverType()
        : base(41, 1, 1)
    {
    }

    internal static NeverType Instance { get; } = new();

    private protected override void WriteCore(StringBuilder text, int limit) => text.Append("(nothing)");

    private protected override bool HasSameStructure(CedarType other) => false;
}
