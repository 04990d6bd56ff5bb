using Aevum.Cedar.Values;

namespace Aevum.Cedar.Syntax;

/// <summary>The extension functions and methods of Cedar 4.10. The set is closed. Immutable and thread-safe.</summary>
public sealed class ExtensionFunction
{
    private static readonly Dictionary<string, ExtensionFunction> ByName = new(StringComparer.Ordinal);

    private ExtensionFunction(string name, bool isMethod, CedarValueKind result, CedarValueKind[] parameters)
    {
        Name = name;
        IsMethod = isMethod;
        Result = result;
        Parameters = Array.AsReadOnly(parameters);
        ByName.Add(name, this);
    }

    /// <summary><c>ip("…")</c>.</summary>
    public static ExtensionFunction Ip { get; } = Constructor("ip", CedarValueKind.IpAddress);

    /// <summary><c>decimal("…")</c>.</summary>
    public static ExtensionFunction Decimal { get; } = Constructor("decimal", CedarValueKind.Decimal);

    /// <summary><c>datetime("…")</c>.</summary>
    public static ExtensionFunction DateTime { get; } = Constructor("datetime", CedarValueKind.DateTime);

    /// <summary><c>duration("…")</c>.</summary>
    public static ExtensionFunction Duration { get; } = Constructor("duration", CedarValueKind.Duration);

    /// <summary><c>unknown("…")</c>: a value that is not known yet; in a decision it is an evaluation error.</summary>
    public static ExtensionFunction Unknown { get; } = Constructor("unknown", CedarValueKind.None);

    /// <summary><c>isIpv4()</c>.</summary>
    public static ExtensionFunction IsIpv4 { get; } = Method("isIpv4", CedarValueKind.Boolean, CedarValueKind.IpAddress);

    /// <summary><c>isIpv6()</c>.</summary>
    public static ExtensionFunction IsIpv6 { get; } = Method("isIpv6", CedarValueKind.Boolean, CedarValueKind.IpAddress);

    /// <summary><c>isLoopback()</c>.</summary>
    public static ExtensionFunction IsLoopback { get; } = Method("isLoopback", CedarValueKind.Boolean, CedarValueKind.IpAddress);

    /// <summary><c>isMulticast()</c>.</summary>
    public static ExtensionFunction IsMulticast { get; } = Method("isMulticast", CedarValueKind.Boolean, CedarValueKind.IpAddress);

    /// <summary><c>isInRange(range)</c>.</summary>
    public static ExtensionFunction IsInRange { get; } = Method("isInRange", CedarValueKind.Boolean, CedarValueKind.IpAddress, CedarValueKind.IpAddress);

    /// <summary><c>lessThan(other)</c>.</summary>
    public static ExtensionFunction LessThan { get; } = Method("lessThan", CedarValueKind.Boolean, CedarValueKind.Decimal, CedarValueKind.Decimal);

    /// <summary><c>lessThanOrEqual(other)</c>.</summary>
    public static ExtensionFunction LessThanOrEqual { get; } = Method("lessThanOrEqual", CedarValueKind.Boolean, CedarValueKind.Decimal, CedarValueKind.Decimal);

    /// <summary><c>greaterThan(other)</c>.</summary>
    public static ExtensionFunction GreaterThan { get; } = Method("greaterThan", CedarValueKind.Boolean, CedarValueKind.Decimal, CedarValueKind.Decimal);

    /// <summary><c>greaterThanOrEqual(other)</c>.</summary>
    public static ExtensionFunction GreaterThanOrEqual { get; } = Method("greaterThanOrEqual", CedarValueKind.Boolean, CedarValueKind.Decimal, CedarValueKind.Decimal);

    /// <summary><c>offset(duration)</c>.</summary>
    public static ExtensionFunction Offset { get; } = Method("offset", CedarValueKind.DateTime, CedarValueKind.DateTime, CedarValueKind.Duration);

    /// <summary><c>durationSince(datetime)</c>.</summary>
    public static ExtensionFunction DurationSince { get; } = Method("durationSince", CedarValueKind.Duration, CedarValueKind.DateTime, CedarValueKind.DateTime);

    /// <summary><c>toDate()</c>.</summary>
    public static ExtensionFunction ToDate { get; } = Method("toDate", CedarValueKind.DateTime, CedarValueKind.DateTime);

    /// <summary><c>toTime()</c>.</summary>
    public static ExtensionFunction ToTime { get; } = Method("toTime", CedarValueKind.Duration, CedarValueKind.DateTime);

    /// <summary><c>toMilliseconds()</c>.</summary>
    public static ExtensionFunction ToMilliseconds { get; } = Method("toMilliseconds", CedarValueKind.Long, CedarValueKind.Duration);

    /// <summary><c>toSeconds()</c>.</summary>
    public static ExtensionFunction ToSeconds { get; } = Method("toSeconds", CedarValueKind.Long, CedarValueKind.Duration);

    /// <summary><c>toMinutes()</c>.</summary>
    public static ExtensionFunction ToMinutes { get; } = Method("toMinutes", CedarValueKind.Long, CedarValueKind.Duration);

    /// <summary><c>toHours()</c>.</summary>
    public static ExtensionFunction ToHours { get; } = Method("toHours", CedarValueKind.Long, CedarValueKind.Duration);

    /// <summary><c>toDays()</c>.</summary>
    public static ExtensionFunction ToDays { get; } = Method("toDays", CedarValueKind.Long, CedarValueKind.Duration);

    /// <summary>The name as it stands in a policy.</summary>
    public string Name { get; }

    /// <summary>True when it is called as <c>receiver.name(…)</c>, false for <c>name(…)</c>.</summary>
    public bool IsMethod { get; }

    /// <summary>The kind of the result; <see cref="CedarValueKind.None"/> for <c>unknown</c>.</summary>
    public CedarValueKind Result { get; }

    /// <summary>The kinds of the arguments; for a method, first the receiver.</summary>
    public IReadOnlyList<CedarValueKind> Parameters { get; }

    /// <summary>All functions and methods.</summary>
    public static IReadOnlyCollection<ExtensionFunction> All => ByName.Values;

    /// <summary>Finds a function or method by name.</summary>
    /// <returns>The function, or null when there is none.</returns>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public static ExtensionFunction? Find(string name) => ByName.TryGetValue(Argument.NotNull(name, nameof(name)), out var function) ? function : null;

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static ExtensionFunction Constructor(string name, CedarValueKind result) => new(name, isMethod: false, result, [CedarValueKind.String]);

    private static ExtensionFunction Method(string name, CedarValueKind result, params CedarValueKind[] parameters) => new(name, isMethod: true, result, parameters);
}
