using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Consent;

/// <summary>AEV2006: the project declares its purposes, and this one is not among them. Compared ordinally.</summary>
internal sealed class AEV2006PurposeNotDeclared : KitRule
{
    /// <summary>The diagnostic's property that carries the purpose as it is written.</summary>
    public const string PurposeKey = "purpose";

    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.PurposeNotDeclared);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        var values = registration.Values;
        var declared = DeclaredPurposes.Of(registration.Kernel);
        ConsentProperty.OnWrite(registration, ["Purpose"], (context, _, value) => Check(context, value, values, declared));
    }

    private static void Check(OperationAnalysisContext context, IOperation purpose, ValueAnalysis values, DeclaredPurposes declared)
    {
        if (declared.Own.IsEmpty)
        {
            return;
        }

        foreach (var value in values.ValuesOf(purpose, context.CancellationToken).Known)
        {
            // A catch-all is AEV2001: declaring it would not repair it.
            if (value.Text is not { } text || CatchAllPurpose.Matches(text) || declared.Declares(text))
            {
                continue;
            }

            var hint = declared.Nearest(text) is { } nearest ? $" (did you mean '{nearest.Name}'?)" : string.Empty;
            context.Report(Descriptor, purpose.Syntax, value.Origin, ImmutableDictionary<string, string?>.Empty.Add(PurposeKey, text), text, hint);
            return;
        }
    }
}
