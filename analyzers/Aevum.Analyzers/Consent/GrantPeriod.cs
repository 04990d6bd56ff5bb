using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Consent;

/// <summary>The dates that the two ends of a grant can have.</summary>
internal static class GrantPeriod
{
    /// <summary>The dates that <paramref name="expiry"/> (an assignment to <c>ExpiresAt</c>) can assign.</summary>
    public static IEnumerable<(Moment End, KnownValue Value)> Ends(ISimpleAssignmentOperation expiry, ValueAnalysis values, CancellationToken cancellationToken) =>
        Moments(values.ValuesOf(expiry.Value, cancellationToken));

    /// <summary>The dates that <c>GrantedAt</c> can have in the same object.</summary>
    public static IEnumerable<Moment> Starts(ISimpleAssignmentOperation expiry, ValueAnalysis values, CancellationToken cancellationToken) =>
        InitialisedMembers.ValuesOf(expiry, "GrantedAt", values, cancellationToken)
            .SelectMany(source => Moments(values.ValuesOf(source, cancellationToken)))
            .Select(pair => pair.End);

    private static IEnumerable<(Moment End, KnownValue Value)> Moments(PossibleValues values) =>
        values.Known.Where(value => value.Value is Moment).Select(value => ((Moment)value.Value!, value));
}
