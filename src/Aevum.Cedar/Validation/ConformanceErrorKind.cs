namespace Aevum.Cedar.Validation;

/// <summary>How an entity or a request departs from the schema. New kinds may be added.</summary>
public enum ConformanceErrorKind
{
    /// <summary>The schema declares no such entity type.</summary>
    UnknownEntityType = 0,

    /// <summary>The schema declares no such action.</summary>
    UnknownAction,

    /// <summary>The entity type is enumerated, and the schema does not list this entity.</summary>
    UnlistedEntity,

    /// <summary>A required attribute is absent.</summary>
    MissingAttribute,

    /// <summary>The schema does not declare the attribute.</summary>
    UndeclaredAttribute,

    /// <summary>A value is of another type than declared.</summary>
    WrongType,

    /// <summary>The entity type has no tags.</summary>
    UndeclaredTag,

    /// <summary>Entities of this type may not be above entities of that type.</summary>
    ForbiddenAncestor,

    /// <summary>An action entity has attributes, tags or groups other than declared.</summary>
    ActionDiffers,

    /// <summary>The action does not apply to principals of this type.</summary>
    PrincipalNotApplicable,

    /// <summary>The action does not apply to resources of this type.</summary>
    ResourceNotApplicable,
}
