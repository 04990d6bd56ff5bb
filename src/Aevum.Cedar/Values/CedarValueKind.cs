namespace Aevum.Cedar.Values;

/// <summary>The kinds of value that exist at run time in Cedar 4.10.</summary>
public enum CedarValueKind
{
    /// <summary><c>default(CedarValue)</c>: no value at all. Never the result of an evaluation.</summary>
    None = 0,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A signed 64-bit integer (Cedar type <c>Long</c>).</summary>
    Long,

    /// <summary>A text of Unicode scalar values.</summary>
    String,

    /// <summary>A reference to an entity, whether or not that entity exists.</summary>
    Entity,

    /// <summary>An unordered collection without duplicates; elements may differ in kind.</summary>
    Set,

    /// <summary>Named attributes, each with a value.</summary>
    Record,

    /// <summary>Extension type <c>decimal</c>: four digits after the point, 64 bits.</summary>
    Decimal,

    /// <summary>Extension type <c>datetime</c>: milliseconds since 1970-01-01T00:00:00Z, 64 bits.</summary>
    DateTime,

    /// <summary>Extension type <c>duration</c>: milliseconds, 64 bits, may be negative.</summary>
    Duration,

    /// <summary>Extension type <c>ipaddr</c>: an IPv4 or IPv6 address or range.</summary>
    IpAddress,
}
