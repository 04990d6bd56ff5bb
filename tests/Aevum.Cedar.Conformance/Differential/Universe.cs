using System.Text.Json.Nodes;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Conformance.Differential;

/// <summary>The entity types, identifiers, attributes and values that generated cases are made of: few, so that they meet often.</summary>
internal sealed class Universe(Draw draw)
{
    private static readonly string[] Types = ["User", "Group", "Photo", "App::Album", "principal"];
    private static readonly string[] Ids = ["a", "b", "c", "", "with \"quote\"", "ünï\u0301 \U0001F600", "line\nend"];
    private static readonly string[] ActionTypes = ["Action", "App::Action"];

    /// <summary>Attribute names with the kind of value they usually have.</summary>
    internal static readonly (string Name, CedarValueKind Kind)[] Attributes =
    [
        ("flag", CedarValueKind.Boolean),
        ("age", CedarValueKind.Long),
        ("name", CedarValueKind.String),
        ("owner", CedarValueKind.Entity),
        ("labels", CedarValueKind.Set),
        ("nested", CedarValueKind.Record),
        ("price", CedarValueKind.Decimal),
        ("at", CedarValueKind.DateTime),
        ("took", CedarValueKind.Duration),
        ("from", CedarValueKind.IpAddress),
        ("odd key", CedarValueKind.Long),
    ];

    internal static readonly string[] TagNames = ["color", "size", ""];

    /// <summary>Mostly one of a few, so that scopes and requests meet.</summary>
    internal EntityUid Entity() => draw.Chance(0.8)
        ? new(draw.Of("User", "User", "Photo"), draw.Of("a", "b"))
        : new(draw.Of<string>(Types), draw.Of<string>(Ids));

    internal EntityUid Action() => draw.Chance(0.7) ? new("Action", "view") : new(draw.Of<string>(ActionTypes), draw.Of("view", "edit", "all"));

    internal string EntityType() => draw.Of<string>(Types);

    internal (string Name, CedarValueKind Kind) Attribute() => draw.Of<(string, CedarValueKind)>(Attributes);

    /// <summary>Numbers stay within what JavaScript can carry in JSON.</summary>
    internal long SmallLong() => draw.Of(0L, 1, -1, 2, 7, 42, -100, 9007199254740991, -9007199254740991);

    internal string Word() => draw.Of("", "a", "ab", "abc", "a*b", "red", "A", "\U0001F600x", "tab\there", "back\\slash", "e\u0301");

    internal string DecimalText() => draw.Of("0.0", "1.5", "-2.25", "1.5000", "922337203685477.5807", "-922337203685477.5808", "1.", "12", "0.00001");

    internal string DateTimeText() => draw.Of(
        "2024-02-29", "1970-01-01", "1969-12-31T23:59:59.999Z", "2024-01-01T12:30:00+0530", "0000-01-01", "9999-12-31T23:59:59Z", "2023-02-29", "2024-01-01T24:00:00Z", "now");

    internal string DurationText() => draw.Of("1d", "-1d2h", "0ms", "90m", "1h1d", "9223372036854775807ms", "-9223372036854775808ms", "1ms", "");

    internal string IpText() => draw.Of("10.0.0.1", "10.0.0.0/8", "127.0.0.1", "::1", "ff00::/8", "224.0.0.1/4", "10.0.0.1/33", "1.2.3", "0.0.0.0/0", "::ffff:1.2.3.4", "2001:db8::/32");

    /// <summary>A JSON value of the kind, now and then of another.</summary>
    internal JsonNode Json(CedarValueKind kind, int depth)
    {
        if (draw.Chance(0.05))
        {
            kind = Attribute().Kind;
        }

        return kind switch
        {
            CedarValueKind.Boolean => draw.Chance(0.5),
            CedarValueKind.Long => SmallLong(),
            CedarValueKind.String => Word(),
            CedarValueKind.Entity => new JsonObject { ["__entity"] = Uid(Entity()) },
            CedarValueKind.Set => new JsonArray(draw.Many(3, () => depth > 0 ? Json(draw.Of(CedarValueKind.String, CedarValueKind.Long, CedarValueKind.Set), depth - 1) : (JsonNode)SmallLong())),
            CedarValueKind.Record => Record(depth),
            CedarValueKind.Decimal => Call("decimal", draw.Of("0.0", "1.5", "-2.25")),
            CedarValueKind.DateTime => Call("datetime", draw.Of("2024-02-29", "1970-01-01", "1969-12-31T23:59:59.999Z")),
            CedarValueKind.Duration => Call("duration", draw.Of("1d", "-1d2h", "0ms")),
            _ => Call("ip", draw.Of("10.0.0.1", "127.0.0.1", "::1", "10.0.0.0/8")),
        };
    }

    internal JsonObject Record(int depth)
    {
        var record = new JsonObject();
        foreach (var (name, kind) in Attributes)
        {
            if (draw.Chance(depth > 1 ? 0.85 : 0.5) && (depth > 0 || kind is not (CedarValueKind.Record or CedarValueKind.Set)))
            {
                record[name] = Json(kind, depth - 1);
            }
        }

        return record;
    }

    internal static JsonObject Uid(EntityUid uid) => new() { ["type"] = uid.Type, ["id"] = uid.Id };

    private static JsonObject Call(string function, string argument) =>
        new() { ["__extn"] = new JsonObject { ["fn"] = function, ["arg"] = argument } };
}
