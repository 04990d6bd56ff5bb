using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Values;

/// <summary>
/// Names one entity: a type such as <c>PhotoApp::User</c> and an identifier of any Unicode text, which may be empty.
/// Immutable and thread-safe; two are equal when type and identifier are equal by ordinal comparison.
/// </summary>
public sealed class EntityUid : IEquatable<EntityUid>
{
    private readonly int _hash;

    /// <summary>Names the entity <paramref name="type"/><c>::"</c><paramref name="id"/><c>"</c>.</summary>
    /// <param name="type">Entity type name: identifiers joined by <c>::</c>, without spaces and reserved words.</param>
    /// <param name="id">Identifier: any well-formed Unicode text, also empty.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The type is no Cedar name, or the identifier holds half of a surrogate pair.</exception>
    public EntityUid(string type, string id)
    {
        Argument.NotNull(type, nameof(type));
        Argument.NotNull(id, nameof(id));
        if (!CedarName.IsName(type))
        {
            throw new ArgumentException($"`{type}` is not an entity type name", nameof(type));
        }

        if (!UnicodeText.IsWellFormed(id))
        {
            throw new ArgumentException("the entity identifier is not well-formed Unicode text", nameof(id));
        }

        Type = type;
        Id = id;
        _hash = unchecked((StringComparer.Ordinal.GetHashCode(type) * 397) ^ StringComparer.Ordinal.GetHashCode(id));
    }

    private EntityUid(string type, string id, int hash)
    {
        Type = type;
        Id = id;
        _hash = hash;
    }

    /// <summary>The entity type name, for example <c>PhotoApp::User</c>.</summary>
    public string Type { get; }

    /// <summary>The identifier as plain text, without quotes and escapes.</summary>
    public string Id { get; }

    /// <summary>True for action entities: the last part of the type name is <c>Action</c>.</summary>
    public bool IsAction => CedarName.Basename(Type) == "Action";

    /// <summary>Compares two names by value; null equals only null.</summary>
    public static bool operator ==(EntityUid? left, EntityUid? right) => left is null ? right is null : left.Equals(right);

    /// <summary>The negation of equality.</summary>
    public static bool operator !=(EntityUid? left, EntityUid? right) => !(left == right);

    /// <summary>Reads Cedar text such as <c>User::"alice"</c>.</summary>
    /// <param name="text">One entity literal; white space around it is allowed.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="CedarSyntaxException">The text is no entity literal.</exception>
    public static EntityUid Parse(string text) => PolicyParser.ParseEntity(text, SyntaxLimits.Default);

    /// <inheritdoc/>
    public bool Equals(EntityUid? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && string.Equals(Id, other.Id, StringComparison.Ordinal) && string.Equals(Type, other.Type, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EntityUid);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The name as Cedar text, for example <c>User::"alice"</c>, escaped so that it parses back to the same name.</summary>
    public override string ToString() => Type + "::\"" + EscapedText.Escape(Id) + "\"";

    /// <summary>Names an entity whose parts were already checked by the parser.</summary>
    internal static EntityUid Trusted(string type, string id) =>
        new(type, id, unchecked((StringComparer.Ordinal.GetHashCode(type) * 397) ^ StringComparer.Ordinal.GetHashCode(id)));
}
