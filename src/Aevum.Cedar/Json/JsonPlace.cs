using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Json;

/// <summary>One JSON value and the path to it, so that every error can say where it is. Immutable; lives as long as its document.</summary>
internal sealed class JsonPlace
{
    private readonly JsonPlace? _parent;
    private readonly string? _name;
    private readonly int _index;
    private readonly int _depth;

    private JsonPlace(JsonElement element, JsonPlace? parent, string? name, int index)
    {
        Element = element;
        _parent = parent;
        _name = name;
        _index = index;
        _depth = parent is null ? 0 : parent._depth + 1;
    }

    internal JsonElement Element { get; }

    internal JsonValueKind Kind => Element.ValueKind;

    /// <summary>Parses a text and hands its root to the reader, while the document is alive.</summary>
    /// <exception cref="CedarDataException">The text is too long, not well-formed, too deep, or has a key twice in one object.</exception>
    internal static T Read<T>(string json, int maxLength, int maxDepth, Func<JsonPlace, T> read)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > maxLength)
        {
            throw new CedarDataException($"the JSON text has {json.Length} characters, more than the limit of {maxLength}");
        }

        if (!UnicodeText.IsWellFormed(json))
        {
            throw new CedarDataException("the JSON text is not well-formed Unicode: it holds half of a surrogate pair");
        }

        using var document = Parse(json, maxDepth);
        return read(new JsonPlace(document.RootElement, null, null, 0));
    }

    /// <summary>The elements of an array.</summary>
    internal IEnumerable<JsonPlace> Items(string what)
    {
        Require(JsonValueKind.Array, what);
        var index = 0;
        foreach (var element in Element.EnumerateArray())
        {
            yield return new JsonPlace(element, this, null, index++);
        }
    }

    /// <summary>The members of an object.</summary>
    internal IEnumerable<KeyValuePair<string, JsonPlace>> Members(string what)
    {
        Require(JsonValueKind.Object, what);
        foreach (var property in Element.EnumerateObject())
        {
            var name = NameOf(property);
            yield return new KeyValuePair<string, JsonPlace>(name, new JsonPlace(property.Value, this, name, 0));
        }
    }

    /// <summary>The only member of an object; false when it has none or several, or this is no object.</summary>
    internal bool TryGetOnlyMember(out string name, [NotNullWhen(true)] out JsonPlace? member)
    {
        (name, member) = ("", null);
        if (Kind != JsonValueKind.Object || Element.GetPropertyCount() != 1)
        {
            return false;
        }

        foreach (var (key, place) in Members("an object"))
        {
            (name, member) = (key, place);
        }

        return member is not null;
    }

    /// <summary>A member by name; false when it is absent or this is no object.</summary>
    internal bool TryGet(string name, [NotNullWhen(true)] out JsonPlace? member)
    {
        try
        {
            member = Kind == JsonValueKind.Object && Element.TryGetProperty(name, out var element) ? new JsonPlace(element, this, name, 0) : null;
            return member is not null;
        }
        catch (InvalidOperationException fault)
        {
            throw MalformedKey(fault);
        }
    }

    /// <summary>A member by name, or an error that says it is missing.</summary>
    internal JsonPlace Get(string name) => TryGet(name, out var member) ? member : throw Fail($"`{name}` is missing");

    /// <summary>The text of a string.</summary>
    internal string Text(string what)
    {
        Require(JsonValueKind.String, what);
        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException fault)
        {
            throw new CedarDataException($"{Path}: the string is not well-formed Unicode", fault);
        }
    }

    internal void Require(JsonValueKind kind, string what)
    {
        if (Kind != kind)
        {
            throw Fail($"expected {what}, found {Describe(Kind)}");
        }
    }

    /// <summary>Refuses a value that is no object, or has members besides the named ones.</summary>
    internal void RequireOnly(params ReadOnlySpan<string> names)
    {
        Require(JsonValueKind.Object, "an object");
        foreach (var property in Element.EnumerateObject())
        {
            var name = NameOf(property);
            if (!names.Contains(name))
            {
                throw Fail($"unknown member `{TokenReader.Shorten(name)}`; the members here are {string.Join(", ", names.ToArray())}");
            }
        }
    }

    /// <summary>Refuses a value that lies too deep for the readers, which recurse.</summary>
    internal void RequireDepth(int maxDepth)
    {
        if (_depth > maxDepth)
        {
            throw Fail($"the JSON nests deeper than the limit of {maxDepth} levels");
        }
    }

    internal CedarDataException Fail(string message) => new($"{Path}: {message}");

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a truth value",
    };

    private string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException fault)
        {
            throw MalformedKey(fault);
        }
    }

    private CedarDataException MalformedKey(InvalidOperationException fault) => new($"{Path}: a key is not well-formed Unicode", fault);

    private static JsonDocument Parse(string json, int maxDepth)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = maxDepth, AllowDuplicateProperties = false });
        }
        catch (JsonException fault)
        {
            throw new CedarDataException($"the text is no acceptable JSON: {fault.Message}", fault);
        }
        catch (InvalidOperationException fault)
        {
            // The search for duplicate keys unescapes them, and half of a surrogate pair has no unescaped form.
            throw new CedarDataException("the text is no acceptable JSON: a key is not well-formed Unicode", fault);
        }
    }

    /// <summary>The way from the root, for example <c>$[3].attrs["full name"]</c>; very deep paths are shortened at the front.</summary>
    private string Path
    {
        get
        {
            const int shown = 24;
            var steps = new List<string>();
            var place = this;
            for (; place._parent is not null && steps.Count < shown; place = place._parent)
            {
                steps.Add(place.Step);
            }

            steps.Reverse();
            var path = new StringBuilder(place._parent is null ? "$" : "$…");
            return path.AppendJoin("", steps).ToString();
        }
    }

    private string Step => _name is null ? string.Create(CultureInfo.InvariantCulture, $"[{_index}]")
        : CedarName.HasIdentifierForm(_name) ? "." + _name
        : "[\"" + EscapedText.Escape(TokenReader.Shorten(_name)) + "\"]";
}
