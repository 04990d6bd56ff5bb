using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.CodeFixes.Consent;

/// <summary>What a hand-written grant or request says.</summary>
internal sealed class WrittenConsent(IObjectOrCollectionInitializerOperation initializer, ValueAnalysis values, CancellationToken cancellationToken)
{
    /// <summary>The expression that is written for a property, or null.</summary>
    public string? Of(string property) => Value(property)?.Syntax.ToString();

    /// <summary>True when the property is written as this constant, or is not written and the constant is the default.</summary>
    public bool Says(string property, object? expected)
    {
        if (Value(property) is not { } value)
        {
            return expected is 0L;
        }

        return values.ValuesOf(value, cancellationToken) is { IsComplete: true, Known: [var only] }
            && (expected is long number ? only.Number == number : Equals(only.Value, expected));
    }

    /// <summary>The whole days between the two ends of a grant, when they are known.</summary>
    public int? Days()
    {
        if (Value("GrantedAt") is not { } start || Value("ExpiresAt") is not { } end)
        {
            return null;
        }

        return values.ValuesOf(start, cancellationToken).Known is [{ Value: Moment first }] && values.ValuesOf(end, cancellationToken).Known is [{ Value: Moment last }]
            && last.Since(first) is { } duration && duration > TimeSpan.Zero && duration.Ticks % TimeSpan.TicksPerDay == 0
            ? duration.Days
            : null;
    }

    private IOperation? Value(string property) => InitialisedMembers.Find(initializer, property);
}
