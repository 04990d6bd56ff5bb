namespace Aevum.Cedar.Schema.Resolution;

/// <summary>What a type name turned out to mean: the qualified name of a common type, or a type; <c>default</c> when it means nothing.</summary>
internal readonly struct NamedTarget
{
    private NamedTarget(string? commonType, CedarType? type)
    {
        CommonType = commonType;
        Type = type;
    }

    /// <summary>The qualified name of a common type; null when the name means something else.</summary>
    internal string? CommonType { get; }

    /// <summary>An entity type or built-in type; null when the name means something else.</summary>
    internal CedarType? Type { get; }

    internal static NamedTarget Common(string qualifiedName) => new(qualifiedName, null);

    internal static NamedTarget Of(CedarType? type) => new(null, type);
}
