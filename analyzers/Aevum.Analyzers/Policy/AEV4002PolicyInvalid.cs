using Aevum.Analyzers.Common;
using Aevum.Analyzers.Policy.Files;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Policy;

/// <summary>AEV4002: a policy or schema file does not parse or does not validate. The parser and the validator are the ones the engine uses.</summary>
internal sealed class AEV4002PolicyInvalid() : ShippedRule(RuleDescriptors.Create(RuleCatalogue.PolicyInvalid))
{
    protected override void RegisterShipped(RuleRegistration registration)
    {
        var files = new PolicyFiles(registration.Start.Options.AdditionalFiles);
        registration.Start.RegisterAdditionalFileAction(context => Check(context, files));
    }

    private void Check(AdditionalFileAnalysisContext context, PolicyFiles files)
    {
        var file = context.AdditionalFile;
        if (PolicyFileName.KindOf(file.Path) == PolicyFileKind.Other || file.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        foreach (var fault in files.FaultsOf(file, text, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, file.Place(text, fault.Span), fault.Message));
        }
    }
}
