using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>The outcome of checking one expression.</summary>
internal readonly struct Typed(CedarType? type, Capabilities? grants = null)
{
    private readonly Capabilities? _grants = grants;

    /// <summary>The type, or null when it could not be told because of a fault that has been reported.</summary>
    internal CedarType? Type { get; } = type;

    /// <summary>What is certain when the expression is true.</summary>
    internal Capabilities Grants => _grants ?? Capabilities.None;

    internal bool IsTrue => ReferenceEquals(Type, TruthType.True);

    internal bool IsFalse => ReferenceEquals(Type, TruthType.False);

    internal static Typed Boolean => new(PrimitiveType.Boolean);

    internal static Typed Long => new(PrimitiveType.Long);

    internal static Typed True => new(TruthType.True);

    internal static Typed False => new(TruthType.False);

    /// <summary>Of no known type, after a fault.</summary>
    internal static Typed Unknown => default;
}
