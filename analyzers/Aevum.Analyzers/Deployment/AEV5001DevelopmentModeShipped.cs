using Aevum.Analyzers.Common;
using Aevum.Analyzers.Deployment.Files;
using Aevum.Analyzers.Kit;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Deployment;

/// <summary>AEV5001: development mode is switched on for shipped code, in code or in a deployment file. Any value counts: the variable must be unset.</summary>
internal sealed class AEV5001DevelopmentModeShipped() : ShippedRule(RuleDescriptors.Create(RuleCatalogue.DevelopmentModeShipped))
{
    /// <summary>Properties of a finding in a deployment file: what the fix deletes.</summary>
    public const string RemovalStart = "RemovalStart";

    public const string RemovalLength = "RemovalLength";

    protected override void RegisterShipped(RuleRegistration registration)
    {
        var writes = new VariableWrites(registration.Values);
        registration.OnCallTo(VariableWrites.CanSet, context => Check(context, registration, writes.NameIn((IInvocationOperation)context.Operation, context.CancellationToken)));
        registration.OnWriteTo(VariableWrites.CanSet, context => Check(context, registration, writes.NameIn((ISimpleAssignmentOperation)context.Operation, context.CancellationToken)));
        registration.Start.RegisterAdditionalFileAction(CheckFile);
    }

    private void Check(OperationAnalysisContext context, RuleRegistration registration, IOperation? name)
    {
        if (name is not null)
        {
            ReportUnlessGuarded(context, registration, context.Operation, new Finding(name.Syntax, string.Empty));
        }
    }

    private void CheckFile(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        var kind = DeploymentFileName.KindOf(file.Path);
        if (kind == DeploymentFileKind.Other || file.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        if (text.Length > DeploymentFileScanner.MaxLength)
        {
            context.ReportDiagnostic(Diagnostic.Create(AEV9012AnalysisIncomplete.Descriptor, file.Place(text, default), System.IO.Path.GetFileName(file.Path), Descriptor.Id));
            return;
        }

        foreach (var setting in DeploymentFileScanner.Scan(kind, text.ToString()))
        {
            var properties = setting.Removal.IsEmpty
                ? ImmutableDictionary<string, string?>.Empty
                : ImmutableDictionary<string, string?>.Empty.Add(RemovalStart, Invariant(setting.Removal.Start)).Add(RemovalLength, Invariant(setting.Removal.Length));
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, file.Place(text, setting.Span), properties));
        }
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
