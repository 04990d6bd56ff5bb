using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Values;

/// <summary>Dates and durations that are built from constants, from parsed constants, or relative to a point that two expressions share.</summary>
internal static class Times
{
    /// <summary>The values of an operation of a time type; unknown for every other operation.</summary>
    public static PossibleValues Fold(IOperation operation, CallFrame? frame, ValueFolder folder)
    {
        if (!IsTime(operation.Type))
        {
            return PossibleValues.Unknown;
        }

        return operation switch
        {
            IDefaultValueOperation => ValueFolder.Single(Zero(operation.Type!), operation.Syntax),
            IFieldReferenceOperation field when WellKnown(field.Field) is { } value => ValueFolder.Single(value, operation.Syntax),
            IPropertyReferenceOperation property => FoldProperty(property, frame, folder),
            IObjectCreationOperation creation => FoldCreation(creation, frame, folder),
            IInvocationOperation call => FoldCall(call, frame, folder),
            ILocalReferenceOperation { Local: var local } => Anchored(local, operation),
            IParameterReferenceOperation { Parameter: var parameter } => Anchored(parameter, operation),
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => Anchored(field, operation),
            _ => PossibleValues.Unknown,
        };
    }

    /// <summary>A duration of that many ticks, or null when there is none.</summary>
    public static object? Duration(double ticks) => ticks is >= long.MinValue and < long.MaxValue ? new TimeSpan((long)ticks) : null;

    private static bool IsTime(ITypeSymbol? type) => type is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        && type.Name is "DateTimeOffset" or "DateTime" or "DateOnly" or "TimeSpan";

    private static object Zero(ITypeSymbol type) => type.Name == "TimeSpan" ? TimeSpan.Zero : new Moment(null, 0);

    private static PossibleValues Anchored(ISymbol anchor, IOperation operation) => operation.Type!.Name == "TimeSpan"
        ? PossibleValues.Unknown
        : new([new KnownValue(new Moment(anchor, 0), operation.Syntax)], isComplete: false);

    private static object? WellKnown(IFieldSymbol field) => (field.ContainingType.Name, field.Name) switch
    {
        ("TimeSpan", "Zero") => TimeSpan.Zero,
        ("TimeSpan", "MaxValue") => TimeSpan.MaxValue,
        ("TimeSpan", "MinValue") => TimeSpan.MinValue,
        (_, "MaxValue") => new Moment(null, DateTime.MaxValue.Ticks),
        (_, "MinValue") => new Moment(null, 0),
        (_, "UnixEpoch") => new Moment(null, new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks),
        _ => null,
    };

    private static PossibleValues FoldProperty(IPropertyReferenceOperation property, CallFrame? frame, ValueFolder folder) => property.Property.Name switch
    {
        "UtcNow" or "Now" or "Today" => ValueFolder.Single(new Moment(Moment.Now, 0) { Reading = property.Syntax }, property.Syntax),
        "MaxValue" when IsTime(property.Property.ContainingType) => ValueFolder.Single(new Moment(null, DateTime.MaxValue.Ticks), property.Syntax),
        "MinValue" when IsTime(property.Property.ContainingType) => ValueFolder.Single(new Moment(null, 0), property.Syntax),
        "UtcDateTime" or "DateTime" or "LocalDateTime" or "Date" when property.Instance is { } instance && IsTime(instance.Type) => folder.Fold(instance, frame),
        _ => Anchored(property.Property, property),
    };

    private static PossibleValues FoldCreation(IObjectCreationOperation creation, CallFrame? frame, ValueFolder folder)
    {
        var arguments = creation.Arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0).Select(argument => argument.Value).ToArray();
        if (arguments.Length == 0)
        {
            return ValueFolder.Single(Zero(creation.Type!), creation.Syntax);
        }

        // new DateTimeOffset(dateTime[, offset])
        if (IsTime(arguments[0].Type))
        {
            var moment = folder.Fold(arguments[0], frame);
            return arguments.Length == 2 && arguments[1].Type?.Name == "TimeSpan" ? LessOffset(moment, folder.Fold(arguments[1], frame), creation) : moment;
        }

        var values = arguments.Select(argument => Only(folder.Fold(argument, frame))).ToArray();
        object? result = creation.Type!.Name == "TimeSpan" ? Span(values) : Date(values);
        return result is null ? PossibleValues.Unknown : ValueFolder.Single(result, creation.Syntax);
    }

    private static PossibleValues LessOffset(PossibleValues moment, PossibleValues offset, IOperation origin) =>
        ValueFolder.Combine(moment, offset, origin.Syntax, static (value, shift) => value is Moment point && shift is TimeSpan span ? point.Minus(span) : null);

    private static object? Only(PossibleValues values) => values is { IsComplete: true, Known: [var only] } ? only.Value : null;

    private static object? Span(object?[] values)
    {
        var parts = values.Select(Arithmetic.Number).ToArray();
        if (parts.Any(part => part is null))
        {
            return null;
        }

        var (days, rest) = parts.Length switch { >= 4 => (parts[0]!.Value, parts.Skip(1).ToArray()), 3 => (0L, parts), _ => (0L, []) };
        return parts.Length == 1
            ? Duration((double)parts[0]!.Value)
            : rest.Length < 3 ? null : Duration(((((days * 24.0) + rest[0]!.Value) * 60 + rest[1]!.Value) * 60 + rest[2]!.Value) * TimeSpan.TicksPerSecond);
    }

    private static Moment? Date(object?[] values)
    {
        var offset = values.OfType<TimeSpan>().FirstOrDefault();
        var parts = values.TakeWhile(value => value is not TimeSpan).Select(Arithmetic.Number).ToArray();
        if (parts.Take(6).Any(part => part is null))
        {
            return null;
        }

        // new DateTime(ticks[, kind]), new DateTimeOffset(ticks, offset)
        if (parts.Length <= 2)
        {
            return parts is [{ } ticks, ..] ? new Moment(null, ticks).Minus(offset) : null;
        }

        var at = parts.Take(6).Select(part => part!.Value).Concat([0L, 0L, 0L]).ToArray();
        return at[0] is >= 1 and <= 9999 && at[1] is >= 1 and <= 12 && at[2] >= 1 && at[2] <= DateTime.DaysInMonth((int)at[0], (int)at[1])
            && at[3] is >= 0 and < 24 && at[4] is >= 0 and < 60 && at[5] is >= 0 and < 60
            ? new Moment(null, new DateTime((int)at[0], (int)at[1], (int)at[2], (int)at[3], (int)at[4], (int)at[5], DateTimeKind.Utc).Ticks).Minus(offset)
            : null;
    }

    private static PossibleValues FoldCall(IInvocationOperation call, CallFrame? frame, ValueFolder folder)
    {
        var name = call.TargetMethod.Name;
        if (name == "GetUtcNow" || name == "GetLocalNow")
        {
            return ValueFolder.Single(new Moment(Moment.Now, 0) { Reading = call.Syntax }, call.Syntax);
        }

        if (!IsTime(call.TargetMethod.ContainingType))
        {
            return PossibleValues.Unknown;
        }

        if (name is "Parse" or "ParseExact")
        {
            return Parsed(call, frame, folder);
        }

        if (name is "ToUniversalTime" or "ToLocalTime" or "ToOffset" or "ToDateTime" or "SpecifyKind" or "FromDateTime")
        {
            return folder.Fold(call.Instance ?? call.Arguments[0].Value, frame);
        }

        if (name is "FromUnixTimeSeconds" or "FromUnixTimeMilliseconds")
        {
            var unit = name == "FromUnixTimeSeconds" ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond;
            return ValueFolder.Combine(folder.Fold(call.Arguments[0].Value, frame), ValueFolder.Single(0L, call.Syntax), call.Syntax, (value, _) => FromUnixTime(value, unit));
        }

        if (name.StartsWith("From", StringComparison.Ordinal))
        {
            return FromNumbers(call, frame, folder);
        }

        return call is { Instance: { } instance, Arguments: [var argument] }
            ? ValueFolder.Combine(folder.Fold(instance, frame), folder.Fold(argument.Value, frame), call.Syntax, (moment, amount) => Added(name, moment, amount))
            : PossibleValues.Unknown;
    }

    private static Moment? FromUnixTime(object? value, double unit) => Real(value) is { } number
        ? new Moment(null, new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks).Plus(Duration(number * unit) as TimeSpan? ?? TimeSpan.Zero)
        : null;

    /// <summary><c>FromHours(36)</c>, <c>FromDays(1, 12)</c>: the method names the unit of the first number, the parameters those of the others.</summary>
    private static PossibleValues FromNumbers(IInvocationOperation call, CallFrame? frame, ValueFolder folder)
    {
        var total = ValueFolder.Single(TimeSpan.Zero, call.Syntax);
        foreach (var argument in call.Arguments)
        {
            var unit = Unit(argument.Parameter!.Ordinal == 0 ? call.TargetMethod.Name.Substring("From".Length) : argument.Parameter.Name);
            total = ValueFolder.Combine(total, folder.Fold(argument.Value, frame), call.Syntax, (sum, value) =>
                sum is TimeSpan time && Real(value) is { } number && unit is not null ? Duration(time.Ticks + (number * unit.Value)) : null);
        }

        return total;
    }

    private static object? Added(string name, object? moment, object? amount)
    {
        if (moment is TimeSpan first && amount is TimeSpan second)
        {
            return name switch { "Add" => Duration((double)first.Ticks + second.Ticks), "Subtract" => Duration((double)first.Ticks - second.Ticks), _ => null };
        }

        if (moment is not Moment point)
        {
            return null;
        }

        return (name, amount) switch
        {
            ("Add", TimeSpan duration) => point.Plus(duration),
            ("Subtract", TimeSpan duration) => point.Minus(duration),
            ("Subtract", Moment earlier) => point.Since(earlier),
            ("AddMonths", _) => Arithmetic.Number(amount) is { } months ? point.PlusMonths(months) : null,
            ("AddYears", _) => Arithmetic.Number(amount) is { } years ? point.PlusMonths(years * 12) : null,
            _ when Unit(name.Replace("Add", string.Empty)) is { } unit && Real(amount) is { } number =>
                Duration(number * unit) is TimeSpan duration ? point.Plus(duration) : null,
            _ => null,
        };
    }

    /// <summary>A boxed number of any type, or null.</summary>
    public static double? Real(object? value) => value switch
    {
        double number => number,
        float number => number,
        _ => Arithmetic.Number(value),
    };

    private static double? Unit(string name) => name.ToUpperInvariant() switch
    {
        "DAYS" => TimeSpan.TicksPerDay,
        "HOURS" => TimeSpan.TicksPerHour,
        "MINUTES" => TimeSpan.TicksPerMinute,
        "SECONDS" => TimeSpan.TicksPerSecond,
        "MILLISECONDS" => TimeSpan.TicksPerMillisecond,
        "MICROSECONDS" => TimeSpan.TicksPerMillisecond / 1000,
        "TICKS" => 1,
        _ => null,
    };

    private static PossibleValues Parsed(IInvocationOperation call, CallFrame? frame, ValueFolder folder)
    {
        var text = folder.Fold(call.Arguments.First(argument => argument.Parameter?.Ordinal == 0).Value, frame);
        return ValueFolder.Combine(text, ValueFolder.Single(0L, call.Syntax), call.Syntax, (value, _) => value is not string literal ? null
            : call.Type!.Name == "TimeSpan" ? TimeSpan.TryParse(literal, CultureInfo.InvariantCulture, out var span) ? span : null
            : DateTimeOffset.TryParse(literal, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? new Moment(null, moment.UtcTicks) : (object?)null);
    }
}
