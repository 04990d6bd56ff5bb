using System.Text;
using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>The type of expressions that are known to be always true, or always false, when they do not fail.</summary>
internal sealed class TruthType : CedarType
{
    private readonly string _text;

    private TruthType(string text)
        : base(Hash(text), 1, 1) => _text = text;

    internal static TruthType True { get; } = new("true");

    internal static TruthType False { get; } = new("false");

    internal static TruthType Of(bool value) => value ? True : False;

    private protected override void WriteCore(StringBuilder text, int limit) => text.Append(_text);

    private protected override bool HasSameStructure(CedarType other) => false;
}
