using System.Globalization;
using Aevum.Analyzers.Common;
using Aevum.Analyzers.Postures;
using Aevum.Analyzers.Values;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Consent;

/// <summary>AEV2002: a grant that never ends, or lasts longer than <c>aevum_max_consent_days</c>.</summary>
internal sealed class AEV2002GrantWithoutEnd : KitRule
{
    /// <summary>A declaration that asks for more is AEV9008: nothing is generated from it.</summary>
    private const int LongestDeclaration = 3650;

    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.GrantWithoutEnd);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        var values = registration.Values;
        ConsentProperty.OnWrite(registration, ["ExpiresAt"], (context, _, _) => CheckGrant(context, values));
        ConsentProperty.OnWrite(registration, ["ValidForDays"], (context, _, value) => CheckDeclaration(context, value, values));
    }

    private static void CheckGrant(OperationAnalysisContext context, ValueAnalysis values)
    {
        var expiry = (ISimpleAssignmentOperation)context.Operation;
        var maxDays = MaxDays(context);
        foreach (var (end, value) in GrantPeriod.Ends(expiry, values, context.CancellationToken))
        {
            if (end.IsEndOfTime)
            {
                context.Report(Descriptor, expiry.Value.Syntax, value.Origin, Days(maxDays), "for ever", maxDays);
                return;
            }

            var longest = GrantPeriod.Starts(expiry, values, context.CancellationToken).Select(start => end.Since(start)).Max();
            if (longest is { } duration && duration > TimeSpan.FromDays(maxDays))
            {
                context.Report(Descriptor, expiry.Value.Syntax, value.Origin, Days(maxDays), $"{duration.Days} days", maxDays);
                return;
            }
        }
    }

    private static void CheckDeclaration(OperationAnalysisContext context, IOperation days, ValueAnalysis values)
    {
        var maxDays = MaxDays(context);
        foreach (var value in values.ValuesOf(days, context.CancellationToken).Known)
        {
            if (value.Number > maxDays && value.Number <= LongestDeclaration)
            {
                context.Report(Descriptor, days.Syntax, value.Origin, Days(maxDays), $"{value.Number} days", maxDays);
                return;
            }
        }
    }

    private static ImmutableDictionary<string, string?> Days(int maxDays) =>
        ImmutableDictionary<string, string?>.Empty.Add("days", maxDays.ToString(CultureInfo.InvariantCulture));

    private static int MaxDays(OperationAnalysisContext context) =>
        KitOption.MaxConsentDays.In(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree));
}
