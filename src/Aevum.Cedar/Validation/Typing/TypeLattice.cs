using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>
/// Subtypes and least upper bounds. Strict mode knows no subtype among records and entity types: they must be the same,
/// up to <c>true</c> and <c>false</c> being Booleans. Permissive mode widens records and joins entity types.
/// </summary>
internal sealed class TypeLattice(ValidationMode mode, WorkBudget budget)
{
    private readonly bool _isStrict = mode == ValidationMode.Strict;

    /// <summary>True when every value of <paramref name="lower"/> is one of <paramref name="upper"/>.</summary>
    internal bool IsSubtype(CedarType lower, CedarType upper)
    {
        if (ReferenceEquals(lower, upper))
        {
            return true;
        }

        budget.Spend();
        return (lower, upper) switch
        {
            (NeverType, _) => true,
            (TruthType, PrimitiveType primitive) => primitive == PrimitiveType.Boolean,
            (SetType left, SetType right) => IsSubtype(left.Element, right.Element),
            (RecordType left, RecordType right) => IsSubrecord(left, right),
            (EntityReferenceType left, EntityUnionType right) => right.Names.Contains(left.Name),
            (EntityUnionType left, EntityUnionType right) => left.Names.IsSubsetOf(right.Names),
            (EntityReferenceType left, EntityReferenceType right) => left.Equals(right),
            _ => false,
        };
    }

    /// <summary>The smallest type above both, or null when there is none.</summary>
    internal CedarType? Join(CedarType left, CedarType right)
    {
        if (IsSubtype(left, right))
        {
            return right;
        }

        if (IsSubtype(right, left))
        {
            return left;
        }

        return (left, right) switch
        {
            (TruthType, TruthType) => PrimitiveType.Boolean,
            (SetType first, SetType second) => Join(first.Element, second.Element) is { } element ? new SetType(element) : null,
            (RecordType first, RecordType second) => _isStrict ? JoinStrictly(first, second) : JoinRecords(first, second),
            (EntityReferenceType or EntityUnionType, EntityReferenceType or EntityUnionType) when !_isStrict => EntityUnionType.Of(left, right),
            _ => null,
        };
    }

    /// <summary>
    /// The attributes that values of both records have for sure or perhaps, with joined types. An attribute of one side only, or with
    /// types that do not join, is dropped, and the record becomes open.
    /// </summary>
    internal RecordType JoinRecords(RecordType left, RecordType right)
    {
        var joined = new List<AttributeDefinition>();
        foreach (var attribute in left.Attributes)
        {
            if (right.Find(attribute.Name) is { } other && Join(attribute.Type, other.Type) is { } type)
            {
                joined.Add(new(attribute.Name, type, attribute.IsRequired && other.IsRequired));
            }
        }

        var dropped = joined.Count < left.Attributes.Count || joined.Count < right.Attributes.Count;
        return RecordType.Create(joined, left.IsOpen || right.IsOpen || dropped);
    }

    private RecordType? JoinStrictly(RecordType left, RecordType right)
    {
        if (left.Attributes.Count != right.Attributes.Count)
        {
            return null;
        }

        var joined = new List<AttributeDefinition>(left.Attributes.Count);
        foreach (var attribute in left.Attributes)
        {
            if (right.Find(attribute.Name) is not { } other || other.IsRequired != attribute.IsRequired || Join(attribute.Type, other.Type) is not { } type)
            {
                return null;
            }

            joined.Add(new(attribute.Name, type, attribute.IsRequired));
        }

        return RecordType.Create(joined, isOpen: false);
    }

    private bool IsSubrecord(RecordType lower, RecordType upper)
    {
        if (!upper.IsOpen && (lower.IsOpen || lower.Attributes.Count > upper.Attributes.Count))
        {
            return false;
        }

        foreach (var attribute in upper.Attributes)
        {
            if (lower.Find(attribute.Name) is not { } other || !IsQualified(other, attribute) || !IsSubtype(other.Type, attribute.Type))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsQualified(AttributeDefinition lower, AttributeDefinition upper) =>
        lower.IsRequired == upper.IsRequired || (!_isStrict && lower.IsRequired);
}
