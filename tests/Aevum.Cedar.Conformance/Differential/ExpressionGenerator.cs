using System.Globalization;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Conformance.Differential;

/// <summary>Writes expression text of a wanted kind, over every construct of the language; now and then of another kind, to meet type errors.</summary>
internal sealed class ExpressionGenerator(Draw draw, Universe universe)
{
    private const double WrongKind = 0.04;

    internal string Boolean(int depth)
    {
        if (depth == 0 || draw.Chance(0.1))
        {
            return draw.Of("true", "false", "principal == action", "context has flag", Has(0));
        }

        return draw.Below(16) switch
        {
            0 => $"{Boolean(depth - 1)} && {Boolean(depth - 1)}",
            1 => $"({Boolean(depth - 1)} || {Boolean(depth - 1)})",
            2 => $"!({Boolean(depth - 1)})",
            3 => $"({Any(depth - 1)} {draw.Of("==", "!=")} {Any(depth - 1)})",
            4 => $"({Comparable(depth - 1)})",
            5 => $"({Has(depth - 1)})",
            6 => $"({Of(CedarValueKind.String, depth - 1)} like {Pattern()})",
            7 => $"({Of(CedarValueKind.Entity, depth - 1)} is {universe.EntityType()}{(draw.Chance(0.4) ? " in " + Group(depth - 1) : "")})",
            8 => $"({Of(CedarValueKind.Entity, depth - 1)} in {Group(depth - 1)})",
            9 => $"{Of(CedarValueKind.Set, depth - 1)}.{draw.Of("containsAll", "containsAny")}({Of(CedarValueKind.Set, depth - 1)})",
            10 => $"{Of(CedarValueKind.Set, depth - 1)}.contains({Any(depth - 1)})",
            11 => $"{Of(CedarValueKind.Set, depth - 1)}.isEmpty()",
            12 => $"{Of(CedarValueKind.Entity, depth - 1)}.hasTag({Tag(depth - 1)})",
            13 => Extension(depth - 1),
            14 => $"(if {Boolean(depth - 1)} then {Boolean(depth - 1)} else {Boolean(depth - 1)})",
            _ => Access(CedarValueKind.Boolean, depth - 1),
        };
    }

    /// <summary>An operand that can stand anywhere: in parentheses unless it is a member.</summary>
    internal string Of(CedarValueKind kind, int depth)
    {
        if (draw.Chance(WrongKind))
        {
            kind = universe.Attribute().Kind;
        }

        if (depth > 0 && draw.Chance(0.35))
        {
            return draw.Chance(0.8) ? Access(kind, depth - 1) : $"(if {Boolean(depth - 1)} then {Of(kind, depth - 1)} else {Of(kind, depth - 1)})";
        }

        return kind switch
        {
            CedarValueKind.Boolean => $"({Boolean(depth)})",
            CedarValueKind.Long => Long(depth),
            CedarValueKind.String => Literal(universe.Word()),
            CedarValueKind.Entity => draw.Chance(0.6) ? draw.Of("principal", "action", "resource") : universe.Entity().ToString(),
            CedarValueKind.Set => $"[{string.Join(", ", draw.Many(3, () => Any(depth - 1)))}]",
            CedarValueKind.Record => $"{{{string.Join(", ", Fields(depth))}}}",
            CedarValueKind.Decimal => $"decimal({Literal(universe.DecimalText())})",
            CedarValueKind.DateTime => DateTime(depth),
            CedarValueKind.Duration => depth > 0 && draw.Chance(0.2) ? $"{Of(CedarValueKind.DateTime, depth - 1)}.toTime()" : $"duration({Literal(universe.DurationText())})",
            _ => $"ip({Literal(universe.IpText())})",
        };
    }

    private string Any(int depth) => depth < 0 ? draw.Of("1", "\"a\"", "principal", "[]") : Of(universe.Attribute().Kind, Math.Max(depth, 0));

    private string Long(int depth)
    {
        if (depth <= 0 || draw.Chance(0.4))
        {
            return draw.Of("0", "1", "-1", "7", "(-7)", "9223372036854775807", "-9223372036854775808", "42");
        }

        return draw.Below(4) switch
        {
            0 => $"-({Of(CedarValueKind.Long, depth - 1)})",
            1 => $"{Of(CedarValueKind.Duration, depth - 1)}.{draw.Of("toMilliseconds", "toSeconds", "toMinutes", "toHours", "toDays")}()",
            _ => $"({Of(CedarValueKind.Long, depth - 1)} {draw.Of("+", "-", "*")} {Of(CedarValueKind.Long, depth - 1)})",
        };
    }

    private string DateTime(int depth) => depth > 0 && draw.Chance(0.4)
        ? draw.Chance(0.5) ? $"{Of(CedarValueKind.DateTime, depth - 1)}.offset({Of(CedarValueKind.Duration, depth - 1)})" : $"{Of(CedarValueKind.DateTime, depth - 1)}.toDate()"
        : $"datetime({Literal(universe.DateTimeText())})";

    private string Comparable(int depth)
    {
        var kind = draw.Of(CedarValueKind.Long, CedarValueKind.Long, CedarValueKind.DateTime, CedarValueKind.Duration);
        return $"{Of(kind, depth)} {draw.Of("<", "<=", ">", ">=")} {Of(kind, depth)}";
    }

    private string Extension(int depth) => draw.Below(4) switch
    {
        0 => $"{Of(CedarValueKind.IpAddress, depth)}.{draw.Of("isIpv4", "isIpv6", "isLoopback", "isMulticast")}()",
        1 => $"{Of(CedarValueKind.IpAddress, depth)}.isInRange({Of(CedarValueKind.IpAddress, depth)})",
        2 => $"{Of(CedarValueKind.Decimal, depth)}.{draw.Of("lessThan", "lessThanOrEqual", "greaterThan", "greaterThanOrEqual")}({Of(CedarValueKind.Decimal, depth)})",
        _ => $"({Of(CedarValueKind.DateTime, depth)}.durationSince({Of(CedarValueKind.DateTime, depth)}) == {Of(CedarValueKind.Duration, depth)})",
    };

    /// <summary>An attribute that usually has the kind, or a tag.</summary>
    private string Access(CedarValueKind kind, int depth)
    {
        var holder = draw.Chance(0.5) ? draw.Of("principal", "resource", "context") : Of(draw.Of(CedarValueKind.Entity, CedarValueKind.Record), Math.Max(depth, 0));
        if (draw.Chance(0.1))
        {
            return $"{holder}.getTag({Tag(depth)})";
        }

        var name = Universe.Attributes.FirstOrDefault(attribute => attribute.Kind == kind).Name ?? "age";
        return CedarNameOf(name, out var identifier) && draw.Chance(0.8) ? $"{holder}.{identifier}" : $"{holder}[{Literal(name)}]";
    }

    private string Has(int depth)
    {
        var holder = draw.Chance(0.7) ? draw.Of("principal", "resource", "context", "action") : Of(draw.Of(CedarValueKind.Entity, CedarValueKind.Record), Math.Max(depth, 0));
        var name = universe.Attribute().Name;
        if (!CedarNameOf(name, out var identifier) || draw.Chance(0.2))
        {
            return $"{holder} has {Literal(name)}";
        }

        return draw.Chance(0.3) ? $"{holder} has {draw.Of("nested", "owner")}.{identifier}" : $"{holder} has {identifier}";
    }

    private string Group(int depth) => draw.Below(4) switch
    {
        0 => $"[{string.Join(", ", draw.Many(3, () => draw.Chance(0.95) ? universe.Entity().ToString() : "1"))}]",
        1 => Of(CedarValueKind.Entity, Math.Max(depth, 0)),
        _ => universe.Entity().ToString(),
    };

    private string Tag(int depth) => draw.Chance(0.8) ? Literal(draw.Of<string>(Universe.TagNames)) : Of(CedarValueKind.String, Math.Max(depth, 0));

    private string Pattern() => draw.Of("\"*\"", "\"a*\"", "\"*b*\"", "\"a\\*b\"", "\"\"", "\"*\\u{1F600}*\"", "\"**a\"", "\"a\\u{2a}\"", "\"*c\"");

    private IEnumerable<string> Fields(int depth)
    {
        foreach (var (name, kind) in Universe.Attributes)
        {
            if (draw.Chance(0.2))
            {
                var written = CedarNameOf(name, out var identifier) && draw.Chance(0.7) ? identifier : Literal(name);
                yield return $"{written}: {(depth > 0 ? Of(kind, depth - 1) : draw.Of("1", "true", "\"a\""))}";
            }
        }
    }

    private static bool CedarNameOf(string name, out string identifier)
    {
        identifier = name;
        return !name.Contains(' ', StringComparison.Ordinal);
    }

    /// <summary>A string literal, with some characters written as escapes.</summary>
    private string Literal(string text)
    {
        var escaped = CedarValue.From(text).ToString();
        return draw.Chance(0.1) && text.Length > 0 && text[0] is > ' ' and < '\x7F' and not ('"' or '\\')
            ? "\"" + draw.Of(string.Create(CultureInfo.InvariantCulture, $"\\x{(int)text[0]:x2}"), string.Create(CultureInfo.InvariantCulture, $"\\u{{{(int)text[0]:x}}}")) + escaped[2..]
            : escaped;
    }
}
