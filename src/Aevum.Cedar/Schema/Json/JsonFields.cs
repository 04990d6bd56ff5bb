using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Json;

/// <summary>The members of one JSON object whose names are known beforehand; an unknown name is a fault.</summary>
internal sealed class JsonFields
{
    private readonly SchemaSource _source;
    private readonly JsonValue _owner;
    private readonly Dictionary<string, JsonValue> _values = new(StringComparer.Ordinal);

    /// <summary>Takes the members of <paramref name="value"/>.</summary>
    /// <param name="source">The text, for messages.</param>
    /// <param name="value">The value that must be an object.</param>
    /// <param name="what">What the object describes, for messages.</param>
    /// <param name="allowed">The names that have a meaning.</param>
    internal JsonFields(SchemaSource source, JsonValue value, string what, IReadOnlyList<string> allowed)
    {
        _source = source;
        _owner = value;
        RequireKind(value, JsonKind.Object, what);
        foreach (var member in value.Members)
        {
            if (!Contains(allowed, member.Name))
            {
                var help = Suggestion.For(member.Name, allowed) ?? "expected " + string.Join(", ", Backticked(allowed));
                throw Fault($"`{member.Name}` has no meaning in {what}", member.Key, help);
            }

            _values.Add(member.Name, member.Value);
        }
    }

    internal JsonValue? Find(string name) => _values.TryGetValue(name, out var value) ? value : null;

    /// <summary>The value, or null when it is absent or JSON null.</summary>
    internal JsonValue? FindNotNull(string name) => Find(name) is { Kind: not JsonKind.Null } value ? value : null;

    internal JsonValue Require(string name)
    {
        // The fault stands at the opening brace: the object may be long.
        var place = _source.Span(_owner.Start, _owner.Start + 1);
        return Find(name) ?? throw new CedarSchemaException(_source.Fault($"`{name}` is missing", place, $"add `\"{name}\": …` to this object"));
    }

    internal bool Boolean(string name, bool absent) => Find(name) switch
    {
        null => absent,
        { Kind: JsonKind.True } => true,
        { Kind: JsonKind.False } => false,
        var other => throw Fault($"`{name}` must be true or false, not {other.Describe()}", other, null),
    };

    internal string String(string name)
    {
        var value = Require(name);
        RequireKind(value, JsonKind.String, "`" + name + "`");
        return value.Text;
    }

    internal IReadOnlyList<JsonValue> Items(string name)
    {
        var value = Require(name);
        RequireKind(value, JsonKind.Array, "`" + name + "`");
        return value.Items;
    }

    internal void RequireKind(JsonValue value, JsonKind kind, string what)
    {
        if (value.Kind != kind)
        {
            throw Fault($"{what} must be {Describe(kind)}, not {value.Describe()}", value, null);
        }
    }

    private static string Describe(JsonKind kind) => JsonValue.Scalar(kind, 0, 0).Describe();

    private static bool Contains(IReadOnlyList<string> names, string name)
    {
        foreach (var candidate in names)
        {
            if (string.Equals(candidate, name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Backticked(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            yield return "`" + name + "`";
        }
    }

    private CedarSchemaException Fault(string message, JsonValue at, string? help) => new(_source.Fault(message, _source.Span(at.Start, at.End), help));
}
