namespace Aevum.Cedar.Schema.Declarations;

/// <summary>What a type name may stand for. Text knows only the first; JSON can say it exactly.</summary>
internal enum NamedTypeKind
{
    /// <summary>A common type, an entity type or a built-in type, in this order.</summary>
    EntityOrCommon = 0,

    /// <summary>A common type, or a built-in type by its schema text name.</summary>
    Common,

    /// <summary>An entity type.</summary>
    Entity,

    /// <summary>A primitive type, whatever else has that name.</summary>
    Primitive,

    /// <summary>An extension type, whatever else has that name.</summary>
    Extension,
}
