#if NET
using Aevum.Cedar.Json;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Schema.Resolution;
using Aevum.Cedar.Validation.Typing;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation.Conformance;

/// <summary>Tells the reader of entity JSON what the schema expects at each place. Immutable and thread-safe.</summary>
internal sealed class SchemaExpectations(ResolvedSchema schema) : EntityTyping
{
    private static readonly CedarValueKind[] PlainKinds =
    [
        CedarValueKind.Boolean, CedarValueKind.Long, CedarValueKind.String,
        CedarValueKind.Decimal, CedarValueKind.DateTime, CedarValueKind.Duration, CedarValueKind.IpAddress,
    ];

    private static readonly Dictionary<CedarType, ExpectedType> Plain =
        PlainKinds.ToDictionary(static kind => KindTypes.TypeOf(kind)!, static kind => ExpectedType.Of(kind));

    internal override ExpectedType? AttributeOf(string entityType, string attribute) =>
        schema.EntityTypes.TryGetValue(entityType, out var definition) && definition.Attributes.Find(attribute) is { } declared ? Of(declared.Type) : null;

    internal override ExpectedType? TagOf(string entityType) =>
        schema.EntityTypes.TryGetValue(entityType, out var definition) && definition.Tags is { } tags ? Of(tags) : null;

    internal static ExpectedType? Of(CedarType type) => type switch
    {
        SetType set => ExpectedType.SetOf(Of(set.Element)),
        RecordType record => ExpectedType.RecordOf(name => record.Find(name) is { } attribute ? Of(attribute.Type) : null),
        EntityReferenceType => ExpectedType.Of(CedarValueKind.Entity),
        _ => Plain[type],
    };
}
#endif
