using System.Text.Json;
using Aevum.Cedar.Evaluation;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Json;

/// <summary>
/// Reads Cedar values from JSON: plain JSON, the escapes <c>{"__entity": {"type", "id"}}</c> and <c>{"__extn": {"fn", "arg"}}</c>, and,
/// where a schema expects them, entities as <c>{"type", "id"}</c> and extension values as the text of their constructor.
/// </summary>
internal sealed class ValueJsonReader
{
    private const string EntityEscape = "__entity";
    private const string ExtensionEscape = "__extn";
    private const string ExpressionEscape = "__expr";

    private readonly int _maxDepth;

    internal ValueJsonReader(int maxDepth) => _maxDepth = maxDepth;

    /// <param name="place">The JSON value.</param>
    /// <param name="expected">What the schema says about the value; null when it says nothing.</param>
    internal CedarValue Read(JsonPlace place, CedarType? expected)
    {
        place.RequireDepth(_maxDepth);
        return expected switch
        {
            EntityReferenceType => CedarValue.From(ReadUid(place)),
            ExtensionType extension => ReadExpectedExtension(place, ConstructorOf(extension)),
            _ => ReadPlain(place, expected),
        };
    }

    /// <summary>An entity as <c>{"type": …, "id": …}</c> or with the escape around it.</summary>
    internal static EntityUid ReadUid(JsonPlace place)
    {
        if (place.TryGetOnlyMember(out var escape, out var inner) && escape == EntityEscape)
        {
            return ReadTypeAndId(inner);
        }

        if (escape == ExpressionEscape)
        {
            throw ExpressionRefused(place);
        }

        place.Require(JsonValueKind.Object, "an entity as {\"type\": …, \"id\": …}");
        return ReadTypeAndId(place);
    }

    private static EntityUid ReadTypeAndId(JsonPlace place)
    {
        var type = place.Get("type").Text("the name of an entity type");
        var id = place.Get("id").Text("the identifier of an entity");
        return CedarName.IsName(type)
            ? new EntityUid(type, id)
            : throw place.Fail($"`{TokenReader.Shorten(type)}` is not an entity type name");
    }

    private CedarValue ReadPlain(JsonPlace place, CedarType? expected) => place.Kind switch
    {
        JsonValueKind.True => CedarValue.True,
        JsonValueKind.False => CedarValue.False,
        JsonValueKind.Number => ReadLong(place),
        JsonValueKind.String => CedarValue.From(place.Text("a string")),
        JsonValueKind.Array => ReadSet(place, expected),
        JsonValueKind.Object => ReadObject(place, expected),
        _ => throw place.Fail("`null` is no value of Cedar; leave the attribute out instead"),
    };

    private static CedarValue ReadLong(JsonPlace place) => place.Element.TryGetInt64(out var value)
        ? CedarValue.From(value)
        : throw place.Fail($"`{TokenReader.Shorten(place.Element.GetRawText())}` is not a 64-bit integer; write other numbers as decimal");

    private CedarValue ReadSet(JsonPlace place, CedarType? expected)
    {
        var expectedElement = (expected as SetType)?.Element;
        var elements = new List<CedarValue>();
        foreach (var item in place.Items("an array"))
        {
            elements.Add(Read(item, expectedElement));
        }

        return CedarValue.From(new CedarSet(elements));
    }

    private CedarValue ReadObject(JsonPlace place, CedarType? expected)
    {
        if (place.TryGetOnlyMember(out var escape, out var inner))
        {
            switch (escape)
            {
                case EntityEscape when HasText(inner, "type") && HasText(inner, "id"):
                    return CedarValue.From(ReadTypeAndId(inner));
                case ExtensionEscape when IsCall(inner):
                    return ReadCall(inner);
                case ExpressionEscape when inner.Kind == JsonValueKind.String:
                    throw ExpressionRefused(place);
            }
        }

        var record = expected as RecordType;
        return CedarValue.From(ReadRecord(place, name => record?.Find(name)?.Type));
    }

    /// <summary>An object as a record, without looking for escapes.</summary>
    internal CedarRecord ReadRecord(JsonPlace place, Func<string, CedarType?> expected)
    {
        var attributes = new List<KeyValuePair<string, CedarValue>>();
        foreach (var (name, member) in place.Members("an object of attributes"))
        {
            attributes.Add(new(name, Read(member, expected(name))));
        }

        return new CedarRecord(attributes);
    }

    private static bool HasText(JsonPlace place, string name) => place.TryGet(name, out var member) && member.Kind == JsonValueKind.String;

    private static bool IsCall(JsonPlace place) => HasText(place, "fn") && (place.TryGet("arg", out _) || (place.TryGet("args", out var arguments) && arguments.Kind == JsonValueKind.Array));

    private static ExtensionFunction ConstructorOf(ExtensionType type) => type.Name switch
    {
        "ipaddr" => ExtensionFunction.Ip,
        "decimal" => ExtensionFunction.Decimal,
        "datetime" => ExtensionFunction.DateTime,
        "duration" => ExtensionFunction.Duration,
        _ => throw new InvalidOperationException($"unknown extension type {type.Name}"),
    };

    /// <summary>The short forms: <c>"10.0.0.1"</c> or <c>{"fn": "ip", "arg": "10.0.0.1"}</c> where the schema expects an ipaddr.</summary>
    private CedarValue ReadExpectedExtension(JsonPlace place, ExtensionFunction constructor)
    {
        if (place.Kind == JsonValueKind.Object)
        {
            return IsCall(place) ? ReadCall(place) : ReadPlain(place, null);
        }

        return Call(place, constructor, [ReadPlain(place, null)]);
    }

    private CedarValue ReadCall(JsonPlace place)
    {
        var name = place.Get("fn").Text("the name of an extension function");
        if (ExtensionFunction.Find(name) is not { } function || ReferenceEquals(function, ExtensionFunction.Unknown))
        {
            var known = ExtensionFunction.All.Where(static candidate => !candidate.IsMethod).Select(static candidate => candidate.Name);
            throw place.Fail($"`{TokenReader.Shorten(name)}` is not an extension function; {Suggestion.For(name, known) ?? "use `ip`, `decimal`, `datetime` or `duration`"}");
        }

        var arguments = place.TryGet("arg", out var only)
            ? [Read(only, null)]
            : place.Get("args").Items("an array of arguments").Select(argument => Read(argument, null)).ToArray();
        return Call(place, function, arguments);
    }

    private static CedarValue Call(JsonPlace place, ExtensionFunction function, CedarValue[] arguments)
    {
        if (arguments.Length != function.Parameters.Count)
        {
            throw place.Fail($"`{function.Name}` takes {function.Parameters.Count} arguments, but {arguments.Length} are given");
        }

        for (var at = 0; at < arguments.Length; at++)
        {
            if (arguments[at].Kind != function.Parameters[at])
            {
                throw place.Fail($"`{function.Name}` expects {EvaluationError.KindName(function.Parameters[at])}, found {EvaluationError.KindName(arguments[at].Kind)}");
            }
        }

        return ExtensionFunctions.TryCall(function, arguments[0], arguments.Length > 1 ? arguments[1] : default, out var value, out _)
            ? value
            : throw place.Fail($"{arguments[0]} is no valid argument of `{function.Name}`");
    }

    private static CedarDataException ExpressionRefused(JsonPlace place) =>
        place.Fail("the escape `__expr` is no longer part of Cedar; use `__entity`, `__extn` or plain JSON");
}
