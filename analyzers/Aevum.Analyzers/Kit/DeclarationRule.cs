using Aevum.Analyzers.Common;
using Aevum.Generators.Validation;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Kit;

/// <summary>
/// Reports what the generator's own checks find in <c>[ConsentPurpose]</c> and <c>[AevumSigner]</c>, and names that are declared twice. The checks are
/// the same source files in both, so the generator is silent about nothing that this rule does not report.
/// </summary>
internal sealed class DeclarationRule : KitRule
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = new[]
    {
        RuleCatalogue.DeclarationNotPartial,
        RuleCatalogue.DeclarationNested,
        RuleCatalogue.PurposeDeclaredTwice,
        RuleCatalogue.SignerKindDeclaredTwice,
        RuleCatalogue.DeclaredPurposeInvalid,
        RuleCatalogue.DeclarationWithoutOperation,
        RuleCatalogue.ValidityOutOfRange,
        RuleCatalogue.SignerNotConstructible,
        RuleCatalogue.DeclarationIncomplete,
    }.ToImmutableDictionary(rule => rule.Id, RuleDescriptors.Create);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [.. ById.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    public override void Register(RuleRegistration registration)
    {
        var names = new Lazy<DeclaredNames>(() => DeclaredNames.Of(registration.Compilation, registration.Kernel));
        registration.Start.RegisterSymbolAction(context => Check(context, registration.Kernel, names), SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context, KernelSymbols kernel, Lazy<DeclaredNames> names)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (var attribute in type.GetAttributes())
        {
            if (kernel.ConsentPurposeAttribute.Is(attribute.AttributeClass))
            {
                Report(context, attribute, PurposeDeclaration.Read(type, attribute, context.Compilation, context.CancellationToken).Faults);
                Report(context, attribute, PurposeDeclaration.FaultsOfText(AttributeValues.PositionalText(attribute, 0), AttributeValues.Text(attribute, "Grantee")));
                ReportTwin(context, attribute, RuleCatalogue.PurposeDeclaredTwice, names.Value.TwinOfPurpose(type, attribute));
            }
            else if (kernel.AevumSignerAttribute.Is(attribute.AttributeClass))
            {
                Report(context, attribute, SignerDeclaration.Read(type, attribute, context.Compilation).Faults);
                ReportTwin(context, attribute, RuleCatalogue.SignerKindDeclaredTwice, names.Value.TwinOfSigner(type, attribute, context.CancellationToken));
            }
        }
    }

    private static void Report(SymbolAnalysisContext context, AttributeData attribute, IEnumerable<DeclarationFault> faults)
    {
        foreach (var fault in faults)
        {
            // A fault of another area, such as a catch-all purpose, is reported by the rule of that area.
            if (ById.TryGetValue(fault.Rule.Id, out var descriptor))
            {
                context.ReportDiagnostic(Diagnostic.Create(descriptor, DeclarationPlace.Of(context.Symbol, attribute, fault, context.CancellationToken), context.Symbol.Name, fault.Detail));
            }
        }
    }

    private static void ReportTwin(SymbolAnalysisContext context, AttributeData attribute, SafetyRule rule, string? twin)
    {
        if (twin is not null)
        {
            Report(context, attribute, [new DeclarationFault(rule, DeclarationPart.NameArgument, $"'{twin}'")]);
        }
    }
}
