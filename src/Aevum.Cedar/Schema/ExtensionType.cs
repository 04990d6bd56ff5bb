using System.Text;

namespace Aevum.Cedar.Schema;

/// <summary>One of the extension types <c>ipaddr</c>, <c>decimal</c>, <c>datetime</c> and <c>duration</c>. Immutable and thread-safe.</summary>
public sealed class ExtensionType : CedarType
{
    private ExtensionType(string name)
        : base(Hash(name), 1, 1) => Name = name;

    /// <summary>IP addresses and ranges.</summary>
    public static ExtensionType IpAddress { get; } = new("ipaddr");

    /// <summary>Decimal numbers with four fractional digits.</summary>
    public static ExtensionType Decimal { get; } = new("decimal");

    /// <summary>Instants with millisecond precision.</summary>
    public static ExtensionType DateTime { get; } = new("datetime");

    /// <summary>Durations with millisecond precision.</summary>
    public static ExtensionType Duration { get; } = new("duration");

    /// <summary>The name as schema text writes it.</summary>
    public string Name { get; }

    /// <summary>Every extension type of the language.</summary>
    internal static IReadOnlyList<ExtensionType> All { get; } = [DateTime, Decimal, Duration, IpAddress];

    private protected override void WriteCore(StringBuilder text, int limit) => text.Append(Name);

    private protected override bool HasSameStructure(CedarType other) => false;
}
