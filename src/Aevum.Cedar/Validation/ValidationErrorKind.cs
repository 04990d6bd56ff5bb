namespace Aevum.Cedar.Validation;

/// <summary>What a validator found. New kinds may be added.</summary>
public enum ValidationErrorKind
{
    /// <summary>The schema declares no such entity type.</summary>
    UnknownEntityType = 0,

    /// <summary>The schema declares no such action.</summary>
    UnknownAction,

    /// <summary>The entity type is enumerated, and the schema does not list this entity.</summary>
    UnlistedEntity,

    /// <summary>No action of the schema can meet the scope of the policy.</summary>
    NoApplicableAction,

    /// <summary>An expression has a type that its place does not allow.</summary>
    UnexpectedType,

    /// <summary>Two expressions must have one type and have not (strict mode).</summary>
    IncompatibleTypes,

    /// <summary>The record or entity has no such attribute.</summary>
    UnknownAttribute,

    /// <summary>An optional attribute is read without <c>has</c> before it.</summary>
    UncheckedOptionalAttribute,

    /// <summary>A tag is read without <c>hasTag</c> before it.</summary>
    UncheckedTag,

    /// <summary>A set is written without elements, so that it has no type (strict mode).</summary>
    EmptySet,

    /// <summary>A constructor is called with something other than a literal (strict mode).</summary>
    ConstructorNeedsLiteral,

    /// <summary>The text given to a constructor does not denote a value.</summary>
    InvalidConstructorText,

    /// <summary>A function is called with too many or too few arguments.</summary>
    WrongArgumentCount,

    /// <summary>Checking would take more work than the limits allow, so nothing is promised about the policy.</summary>
    LimitExceeded,

    /// <summary>A warning: no request can ever meet all conditions of the policy.</summary>
    ImpossiblePolicy,

    /// <summary>A warning: a text holds characters that change the order in which the text around it is shown.</summary>
    ReorderingText,
}
