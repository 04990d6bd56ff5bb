using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Consent;

/// <summary>AEV2004: a grant or a declaration that covers every operation there is.</summary>
internal sealed class AEV2004GrantCoversEverything : KitRule
{
    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.GrantCoversEverything);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        var everything = EveryOperation(registration.Kernel);
        if (everything == 0)
        {
            return;
        }

        var values = registration.Values;
        ConsentProperty.OnWrite(registration, ["Operations"], (context, _, value) => Check(context, value, values, everything));
    }

    private static void Check(OperationAnalysisContext context, IOperation operations, ValueAnalysis values, long everything)
    {
        foreach (var value in values.ValuesOf(operations, context.CancellationToken).Known)
        {
            if (value.Number is { } number && (number & everything) == everything)
            {
                context.Report(Descriptor, operations.Syntax, value.Origin);
                return;
            }
        }
    }

    private static long EveryOperation(KernelSymbols kernel) => kernel.ConsentOperations.Symbols
        .SelectMany(type => type.GetMembers().OfType<IFieldSymbol>())
        .Select(field => Arithmetic.Number(field.ConstantValue) ?? 0)
        .Aggregate(0L, (all, each) => all | each);
}
