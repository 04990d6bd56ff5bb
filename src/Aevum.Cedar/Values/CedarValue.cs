using System.Globalization;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Values;

/// <summary>
/// One Cedar value of any kind. Immutable and thread-safe. <c>default</c> is no value: its kind is
/// <see cref="CedarValueKind.None"/> and every accessor refuses it.
/// </summary>
public readonly struct CedarValue : IEquatable<CedarValue>
{
    private readonly object? _reference;
    private readonly long _number;

    private CedarValue(CedarValueKind kind, object? reference, long number)
    {
        Kind = kind;
        _reference = reference;
        _number = number;
    }

    /// <summary>Which accessor to use.</summary>
    public CedarValueKind Kind { get; }

    /// <summary>Cedar <c>true</c>.</summary>
    public static CedarValue True => new(CedarValueKind.Boolean, null, 1);

    /// <summary>Cedar <c>false</c>.</summary>
    public static CedarValue False => new(CedarValueKind.Boolean, null, 0);

    /// <summary>The truth value.</summary>
    /// <exception cref="InvalidOperationException">The kind is another.</exception>
    public bool AsBoolean => Number(CedarValueKind.Boolean) != 0;

    /// <summary>The integer.</summary>
    /// <exception cref="InvalidOperationException">The kind is another.</exception>
    public long AsLong => Number(CedarValueKind.Long);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">The kind is another.</exception>
    public string AsString => (string)Reference(CedarValueKind.String);

    /// <summary>The entity name.</summary>
    /// <exception cref="InvalidOperationException">The kind is another.</exception>
    public EntityUid AsEntity => (EntityUid)Reference(CedarValueKind.Entity);

    /// <summary>The set.</summary>
    /// <exception cref="InvalidOperationException">The kind is another.</exception>
    public CedarSet AsSet => (CedarSet)Reference(CedarValueKind.Set);

    /// <summary>The record.</summary>
    /// <exception cref="InvalidOperationException">The kind is another.</exception>
    public CedarRecord AsRecord => (CedarRecord)Reference(CedarValueKind.Record);

    /// <summary>The decimal.</summary>
    /// <exception cref="InvalidOperationException">The kind is another.</exception>
    public CedarDecimal AsDecimal => new(Number(CedarValueKind.Decimal));

    /// <summary>The instant.</summary>
    /// <exception cref="InvalidOperationException">The kind is another.</exception>
    public CedarDateTime AsDateTime => new(Number(CedarValueKind.DateTime));

    /// <summary>The duration.</summary>
    /// <exception cref="InvalidOperationException">The kind is another.</exception>
    public CedarDuration AsDuration => new(Number(CedarValueKind.Duration));

    /// <summary>The address or range.</summary>
    /// <exception cref="InvalidOperationException">The kind is another.</exception>
    public CedarIpAddress AsIpAddress => (CedarIpAddress)Reference(CedarValueKind.IpAddress);

    /// <summary>The payload of a value whose kind the caller has checked: number kinds only.</summary>
    internal long RawNumber => _number;

    /// <summary>The payload of a value whose kind the caller has checked: reference kinds only.</summary>
    internal object? RawReference => _reference;

    /// <summary>Number of values in this one, itself included.</summary>
    internal int Size => _reference is CedarSet set ? set.Size : _reference is CedarRecord record ? record.Size : 1;

    /// <summary>Levels of sets and records; 0 for any other value.</summary>
    internal int Depth => _reference is CedarSet set ? set.Depth : _reference is CedarRecord record ? record.Depth : 0;

    /// <summary>Equality as the operator <c>==</c> of Cedar sees it: values of different kinds are unequal.</summary>
    public static bool operator ==(CedarValue left, CedarValue right) => left.Equals(right);

    /// <summary>The negation of equality.</summary>
    public static bool operator !=(CedarValue left, CedarValue right) => !left.Equals(right);

    /// <summary>Makes a Boolean.</summary>
    public static CedarValue From(bool value) => new(CedarValueKind.Boolean, null, value ? 1 : 0);

    /// <summary>Makes a Long.</summary>
    public static CedarValue From(long value) => new(CedarValueKind.Long, null, value);

    /// <summary>Makes a String.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    public static CedarValue From(string value)
    {
        Argument.NotNull(value, nameof(value));
        if (!UnicodeText.IsWellFormed(value))
        {
            throw new ArgumentException("the string is not well-formed Unicode text", nameof(value));
        }

        return new(CedarValueKind.String, value, 0);
    }

    /// <summary>Makes a reference to an entity.</summary>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public static CedarValue From(EntityUid value) => new(CedarValueKind.Entity, Argument.NotNull(value, nameof(value)), 0);

    /// <summary>Makes a Set.</summary>
    /// <exception cref="ArgumentNullException">The set is null.</exception>
    public static CedarValue From(CedarSet value) => new(CedarValueKind.Set, Argument.NotNull(value, nameof(value)), 0);

    /// <summary>Makes a Record.</summary>
    /// <exception cref="ArgumentNullException">The record is null.</exception>
    public static CedarValue From(CedarRecord value) => new(CedarValueKind.Record, Argument.NotNull(value, nameof(value)), 0);

    /// <summary>Makes a decimal.</summary>
    public static CedarValue From(CedarDecimal value) => new(CedarValueKind.Decimal, null, value.TenThousandths);

    /// <summary>Makes a datetime.</summary>
    public static CedarValue From(CedarDateTime value) => new(CedarValueKind.DateTime, null, value.UnixMilliseconds);

    /// <summary>Makes a duration.</summary>
    public static CedarValue From(CedarDuration value) => new(CedarValueKind.Duration, null, value.Milliseconds);

    /// <summary>Makes an ipaddr.</summary>
    /// <exception cref="ArgumentNullException">The address is null.</exception>
    public static CedarValue From(CedarIpAddress value) => new(CedarValueKind.IpAddress, Argument.NotNull(value, nameof(value)), 0);

    /// <inheritdoc/>
    public bool Equals(CedarValue other)
    {
        if (Kind != other.Kind || _number != other._number)
        {
            return false;
        }

        return ReferenceEquals(_reference, other._reference) || (_reference is not null && _reference.Equals(other._reference));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CedarValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(
        _reference is string text ? StringComparer.Ordinal.GetHashCode(text)
        : _reference is not null ? _reference.GetHashCode() + (int)Kind
        : HashMixer.Mix(_number) + (int)Kind);

    /// <summary>The value as a Cedar expression that evaluates to it, for example <c>decimal("1.5")</c>.</summary>
    public override string ToString() => Kind switch
    {
        CedarValueKind.None => "(no value)",
        CedarValueKind.Boolean => _number != 0 ? "true" : "false",
        CedarValueKind.Long => _number.ToString(CultureInfo.InvariantCulture),
        CedarValueKind.String => "\"" + EscapedText.Escape((string)_reference!) + "\"",
        CedarValueKind.Decimal => "decimal(\"" + AsDecimal + "\")",
        CedarValueKind.DateTime => AsDateTime.ToExpressionText(),
        CedarValueKind.Duration => "duration(\"" + AsDuration + "\")",
        CedarValueKind.IpAddress => "ip(\"" + _reference + "\")",
        _ => _reference!.ToString()!,
    };

    private long Number(CedarValueKind expected) => Kind == expected ? _number : throw WrongKind(expected);

    private object Reference(CedarValueKind expected) => Kind == expected ? _reference! : throw WrongKind(expected);

    private InvalidOperationException WrongKind(CedarValueKind expected) => new($"the value is of kind {Kind}, not {expected}");
}
