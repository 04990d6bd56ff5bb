namespace Aevum.Cedar.Schema.Json;

/// <summary>One JSON value with its place in the text.</summary>
internal sealed class JsonValue
{
    private static readonly JsonValue[] NoItems = [];
    private static readonly JsonMember[] NoMembers = [];

    private JsonValue(JsonKind kind, int start, int end)
    {
        Kind = kind;
        Start = start;
        End = end;
    }

    internal JsonKind Kind { get; }

    /// <summary>Offset of the first character.</summary>
    internal int Start { get; }

    /// <summary>Offset after the last character.</summary>
    internal int End { get; }

    /// <summary>The decoded text of a string; empty for other kinds.</summary>
    internal string Text { get; private set; } = string.Empty;

    internal IReadOnlyList<JsonValue> Items { get; private set; } = NoItems;

    /// <summary>The members of an object in source order; names are unique.</summary>
    internal IReadOnlyList<JsonMember> Members { get; private set; } = NoMembers;

    internal static JsonValue Scalar(JsonKind kind, int start, int end) => new(kind, start, end);

    internal static JsonValue String(string text, int start, int end) => new(JsonKind.String, start, end) { Text = text };

    internal static JsonValue Array(IReadOnlyList<JsonValue> items, int start, int end) => new(JsonKind.Array, start, end) { Items = items };

    internal static JsonValue Object(IReadOnlyList<JsonMember> members, int start, int end) => new(JsonKind.Object, start, end) { Members = members };

    /// <summary>The kind with its article, for messages.</summary>
    internal string Describe() => Kind switch
    {
        JsonKind.Null => "null",
        JsonKind.True or JsonKind.False => "a boolean",
        JsonKind.Number => "a number",
        JsonKind.String => "a string",
        JsonKind.Array => "an array",
        _ => "an object",
    };
}
