using System.Globalization;
using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Consent;

/// <summary>AEV2005: the end of a grant is not after its beginning.</summary>
internal sealed class AEV2005GrantEndsBeforeItBegins : KitRule
{
    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.GrantEndsBeforeItBegins);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        var values = registration.Values;
        ConsentProperty.OnWrite(registration, ["ExpiresAt"], (context, _, _) => CheckEnd(context, values));
        ConsentProperty.OnWrite(registration, ["GrantedAt"], (context, _, _) => CheckStartOfCopy(context, values));
    }

    private static void CheckEnd(OperationAnalysisContext context, ValueAnalysis values)
    {
        var expiry = (ISimpleAssignmentOperation)context.Operation;
        var starts = GrantPeriod.Starts(expiry, values, context.CancellationToken).ToArray();
        foreach (var (end, value) in GrantPeriod.Ends(expiry, values, context.CancellationToken))
        {
            if (starts.FirstOrDefault(start => IsNotAfter(end, start)) is { } bad)
            {
                context.Report(Descriptor, expiry.Value.Syntax, value.Origin, Display(end, expiry.Value), Display(bad, null));
                return;
            }
        }
    }

    /// <summary>A <c>with</c> expression that moves only the beginning can move it past the end it keeps.</summary>
    private static void CheckStartOfCopy(OperationAnalysisContext context, ValueAnalysis values)
    {
        var beginning = (ISimpleAssignmentOperation)context.Operation;
        if (beginning.Parent is not IObjectOrCollectionInitializerOperation { Parent: IWithOperation } initializer || InitialisedMembers.Find(initializer, "ExpiresAt") is not null)
        {
            return;
        }

        var ends = InitialisedMembers.ValuesOf(beginning, "ExpiresAt", values, context.CancellationToken)
            .SelectMany(source => values.ValuesOf(source, context.CancellationToken).Known)
            .Select(value => value.Value)
            .OfType<Moment>()
            .ToArray();
        foreach (var start in values.ValuesOf(beginning.Value, context.CancellationToken).Known)
        {
            if (start.Value is Moment from && ends.FirstOrDefault(end => IsNotAfter(end, from)) is { } bad)
            {
                context.Report(Descriptor, beginning.Value.Syntax, start.Origin, Display(bad, null), Display(from, beginning.Value));
                return;
            }
        }
    }

    /// <summary>Two readings of the clock in a row are not the same instant, so "now" and "now" is not a fault. Other dates have no reading.</summary>
    private static bool IsNotAfter(Moment end, Moment start) =>
        end.Since(start) is { } duration && (duration < TimeSpan.Zero || (duration == TimeSpan.Zero && Equals(end.Reading, start.Reading)));

    private static string Display(Moment moment, IOperation? written) => moment.IsAbsolute
        ? new DateTime(moment.Ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : written?.Syntax.ToString() ?? "of the grant";
}
