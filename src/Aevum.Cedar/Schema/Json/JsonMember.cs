namespace Aevum.Cedar.Schema.Json;

/// <summary>One name and value of a JSON object.</summary>
internal sealed class JsonMember(JsonValue name, JsonValue value)
{
    /// <summary>The name, a string value, with its place.</summary>
    internal JsonValue Key { get; } = name;

    internal string Name => Key.Text;

    internal JsonValue Value { get; } = value;
}
