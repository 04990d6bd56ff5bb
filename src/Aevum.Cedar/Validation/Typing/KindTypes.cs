using Aevum.Cedar.Schema;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>The types of values that have only one.</summary>
internal static class KindTypes
{
    /// <summary>The type of values of the kind; null for sets, records, entities and <see cref="CedarValueKind.None"/>.</summary>
    internal static CedarType? TypeOf(CedarValueKind kind) => kind switch
    {
        CedarValueKind.Boolean => PrimitiveType.Boolean,
        CedarValueKind.Long => PrimitiveType.Long,
        CedarValueKind.String => PrimitiveType.String,
        CedarValueKind.Decimal => ExtensionType.Decimal,
        CedarValueKind.DateTime => ExtensionType.DateTime,
        CedarValueKind.Duration => ExtensionType.Duration,
        CedarValueKind.IpAddress => ExtensionType.IpAddress,
        _ => null,
    };
}
