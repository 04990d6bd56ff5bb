using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation;

/// <summary>What the extension functions compute. The caller has checked number and kinds of the arguments.</summary>
internal static class ExtensionFunctions
{
    private delegate bool Body(in CedarValue first, in CedarValue second, out CedarValue value);

    private static readonly Dictionary<ExtensionFunction, Body> Bodies = new()
    {
        [ExtensionFunction.Ip] = Ip,
        [ExtensionFunction.Decimal] = Decimal,
        [ExtensionFunction.DateTime] = DateTime,
        [ExtensionFunction.Duration] = Duration,
        [ExtensionFunction.IsIpv4] = static (in first, in _, out value) => Answer(!Ip(first).IsIpv6, out value),
        [ExtensionFunction.IsIpv6] = static (in first, in _, out value) => Answer(Ip(first).IsIpv6, out value),
        [ExtensionFunction.IsLoopback] = static (in first, in _, out value) => Answer(Ip(first).IsLoopback, out value),
        [ExtensionFunction.IsMulticast] = static (in first, in _, out value) => Answer(Ip(first).IsMulticast, out value),
        [ExtensionFunction.IsInRange] = static (in first, in second, out value) => Answer(Ip(first).IsInRange(Ip(second)), out value),
        [ExtensionFunction.LessThan] = static (in first, in second, out value) => Answer(first.RawNumber < second.RawNumber, out value),
        [ExtensionFunction.LessThanOrEqual] = static (in first, in second, out value) => Answer(first.RawNumber <= second.RawNumber, out value),
        [ExtensionFunction.GreaterThan] = static (in first, in second, out value) => Answer(first.RawNumber > second.RawNumber, out value),
        [ExtensionFunction.GreaterThanOrEqual] = static (in first, in second, out value) => Answer(first.RawNumber >= second.RawNumber, out value),
        [ExtensionFunction.Offset] = Offset,
        [ExtensionFunction.DurationSince] = DurationSince,
        [ExtensionFunction.ToDate] = ToDate,
        [ExtensionFunction.ToTime] = ToTime,
        [ExtensionFunction.ToMilliseconds] = static (in first, in _, out value) => Divide(first, 1, out value),
        [ExtensionFunction.ToSeconds] = static (in first, in _, out value) => Divide(first, CedarDuration.MillisecondsPerSecond, out value),
        [ExtensionFunction.ToMinutes] = static (in first, in _, out value) => Divide(first, CedarDuration.MillisecondsPerMinute, out value),
        [ExtensionFunction.ToHours] = static (in first, in _, out value) => Divide(first, CedarDuration.MillisecondsPerHour, out value),
        [ExtensionFunction.ToDays] = static (in first, in _, out value) => Divide(first, CedarDuration.MillisecondsPerDay, out value),
    };

    /// <summary>Computes the result; false with the kind of error when there is none.</summary>
    internal static bool TryCall(ExtensionFunction function, in CedarValue first, in CedarValue second, out CedarValue value, out EvaluationErrorKind error)
    {
        if (ReferenceEquals(function, ExtensionFunction.Unknown))
        {
            value = default;
            error = EvaluationErrorKind.UnknownValue;
            return false;
        }

        error = function.IsMethod ? EvaluationErrorKind.Overflow : EvaluationErrorKind.MalformedExtensionValue;
        return Bodies[function](first, second, out value);
    }

    private static CedarIpAddress Ip(in CedarValue value) => (CedarIpAddress)value.RawReference!;

    private static bool Answer(bool truth, out CedarValue value)
    {
        value = CedarValue.From(truth);
        return true;
    }

    private static bool Ip(in CedarValue text, in CedarValue unused, out CedarValue value)
    {
        var parsed = CedarIpAddress.TryParse((string)text.RawReference!, out var address);
        value = parsed ? CedarValue.From(address!) : default;
        return parsed;
    }

    private static bool Decimal(in CedarValue text, in CedarValue unused, out CedarValue value)
    {
        var parsed = CedarDecimal.TryParse((string)text.RawReference!, out var number);
        value = CedarValue.From(number);
        return parsed;
    }

    private static bool DateTime(in CedarValue text, in CedarValue unused, out CedarValue value)
    {
        var parsed = CedarDateTime.TryParse((string)text.RawReference!, out var instant);
        value = CedarValue.From(instant);
        return parsed;
    }

    private static bool Duration(in CedarValue text, in CedarValue unused, out CedarValue value)
    {
        var parsed = CedarDuration.TryParse((string)text.RawReference!, out var duration);
        value = CedarValue.From(duration);
        return parsed;
    }

    private static bool Offset(in CedarValue instant, in CedarValue duration, out CedarValue value)
    {
        var computed = CheckedArithmetic.TryAdd(instant.RawNumber, duration.RawNumber, out var moved);
        value = CedarValue.From(new CedarDateTime(moved));
        return computed;
    }

    private static bool DurationSince(in CedarValue later, in CedarValue earlier, out CedarValue value)
    {
        var computed = CheckedArithmetic.TrySubtract(later.RawNumber, earlier.RawNumber, out var between);
        value = CedarValue.From(new CedarDuration(between));
        return computed;
    }

    private static bool ToDate(in CedarValue instant, in CedarValue unused, out CedarValue value)
    {
        var days = CedarDateTime.FloorDivide(instant.RawNumber, CedarDuration.MillisecondsPerDay);
        var computed = CheckedArithmetic.TryMultiply(days, CedarDuration.MillisecondsPerDay, out var midnight);
        value = CedarValue.From(new CedarDateTime(midnight));
        return computed;
    }

    private static bool ToTime(in CedarValue instant, in CedarValue unused, out CedarValue value)
    {
        var rest = instant.RawNumber % CedarDuration.MillisecondsPerDay;
        value = CedarValue.From(new CedarDuration(rest < 0 ? rest + CedarDuration.MillisecondsPerDay : rest));
        return true;
    }

    private static bool Divide(in CedarValue duration, long unit, out CedarValue value)
    {
        value = CedarValue.From(duration.RawNumber / unit);
        return true;
    }
}
