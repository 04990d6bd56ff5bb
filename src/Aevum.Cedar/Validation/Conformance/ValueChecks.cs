using Aevum.Cedar.Schema;
using Aevum.Cedar.Schema.Resolution;
using Aevum.Cedar.Validation.Typing;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation.Conformance;

/// <summary>Checks values against declared types. Nothing is allocated for a value that conforms.</summary>
internal sealed class ValueChecks(ResolvedSchema schema)
{
    /// <summary>The first fault of the value, or null when it is of the type.</summary>
    internal ValueFault? Check(CedarValue value, CedarType type) => type switch
    {
        RecordType record => value.Kind == CedarValueKind.Record ? CheckRecord(value.AsRecord, record) : WrongType(value, type),
        SetType set => value.Kind == CedarValueKind.Set ? CheckSet(value.AsSet, set) : WrongType(value, type),
        EntityReferenceType reference => value.Kind == CedarValueKind.Entity ? CheckReference(value, reference) : WrongType(value, type),
        _ => KindTypes.TypeOf(value.Kind) == type ? null : WrongType(value, type),
    };

    /// <summary>The first fault of a record, or null.</summary>
    internal ValueFault? CheckRecord(CedarRecord record, RecordType type)
    {
        foreach (var attribute in type.Attributes)
        {
            if (!record.TryGet(attribute.Name, out var value))
            {
                if (attribute.IsRequired)
                {
                    return new(ConformanceErrorKind.MissingAttribute, $"the required attribute `{attribute.Name}` is missing");
                }

                continue;
            }

            if (Check(value, attribute.Type) is { } fault)
            {
                return fault.InAttribute(attribute.Name);
            }
        }

        return FindUndeclared(record, type);
    }

    /// <summary>The fault of an entity name by itself: unknown type, undeclared action, or not listed; null when the schema allows it.</summary>
    internal ValueFault? CheckEntity(EntityUid entity)
    {
        if (entity.IsAction)
        {
            return schema.Actions.ContainsKey(entity) ? null : UnknownAction(entity);
        }

        if (!schema.EntityTypes.TryGetValue(entity.Type, out var definition))
        {
            var help = QuickSuggestion.For(entity.Type, schema.EntityTypes.Keys, static type => type);
            return new(ConformanceErrorKind.UnknownEntityType, $"the schema has no entity type `{entity.Type}`", help);
        }

        return definition.AllowsId(entity.Id)
            ? null
            : new(ConformanceErrorKind.UnlistedEntity, $"`{entity}` is not listed: `{entity.Type}` is an enumerated entity type", ChoiceList.Of(definition));
    }

    /// <summary>The fault of an action that the schema does not declare.</summary>
    internal ValueFault UnknownAction(EntityUid action)
    {
        var help = QuickSuggestion.For(action.ToString(), schema.Actions.Keys, static known => known.ToString());
        return new(ConformanceErrorKind.UnknownAction, $"the schema has no action `{action}`", help);
    }

    private static ValueFault? FindUndeclared(CedarRecord record, RecordType type)
    {
        foreach (var name in record.Names)
        {
            if (type.Find(name) is null)
            {
                var help = QuickSuggestion.For(name, type.Attributes, static attribute => attribute.Name);
                return new(ConformanceErrorKind.UndeclaredAttribute, $"the attribute `{name}` is not declared", help);
            }
        }

        return null;
    }

    private ValueFault? CheckSet(CedarSet set, SetType type)
    {
        foreach (var element in set)
        {
            if (Check(element, type.Element) is { } fault)
            {
                return fault.InSet();
            }
        }

        return null;
    }

    private ValueFault? CheckReference(CedarValue value, EntityReferenceType reference) =>
        string.Equals(value.AsEntity.Type, reference.Name, StringComparison.Ordinal) ? CheckEntity(value.AsEntity) : WrongType(value, reference);

    private static ValueFault WrongType(CedarValue value, CedarType type)
    {
        var found = value.Kind switch
        {
            CedarValueKind.Entity => "an entity of type `" + value.AsEntity.Type + "`",
            CedarValueKind.Set => "a set",
            CedarValueKind.Record => "a record",
            _ => "`" + KindTypes.TypeOf(value.Kind) + "`",
        };
        return new(ConformanceErrorKind.WrongType, $"expected `{type.ToShortString()}`, found {found}");
    }
}
