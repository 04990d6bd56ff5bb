using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Consent;

/// <summary>AEV2007: a grant or request is written out by hand although a declared purpose has a generated member that makes it.</summary>
internal sealed class AEV2007HandWrittenConsent : KitRule
{
    /// <summary>The diagnostic's property that carries the name of the declared purpose.</summary>
    public const string PurposeKey = "purpose";

    private const long Ingest = 1;
    private const long Query = 2;

    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.HandWrittenConsent);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        var values = registration.Values;
        var declared = DeclaredPurposes.Of(registration.Kernel);
        registration.OnCreationOf(registration.Kernel.ConsentGrant, context => Check(context, values, declared, "grant", 0));
        registration.OnCreationOf(registration.Kernel.IngestRequest, context => Check(context, values, declared, "request", Ingest));
        registration.OnCreationOf(registration.Kernel.QueryRequest, context => Check(context, values, declared, "request", Query));
    }

    private static void Check(OperationAnalysisContext context, ValueAnalysis values, DeclaredPurposes declared, string what, long operation)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (InitialisedMembers.Find(creation.Initializer, "Purpose") is not { } purpose
            || declared.Own.IsEmpty
            || values.ValuesOf(purpose, context.CancellationToken) is not { IsComplete: true, Known: [{ Text: { } text }] }
            || declared.Find(text) is not { } found
            || (found.Operations & operation) != operation
            || IsGenerated(context.ContainingSymbol, found.Type))
        {
            return;
        }

        context.Report(Descriptor, creation.Syntax, null, ImmutableDictionary<string, string?>.Empty.Add(PurposeKey, text), found.Type.Name, what);
    }

    /// <summary>The generated members themselves must write the grant out.</summary>
    private static bool IsGenerated(ISymbol? symbol, INamedTypeSymbol purpose)
    {
        for (var current = symbol; current is not null; current = current.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, purpose) || current.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "GeneratedCodeAttribute"))
            {
                return true;
            }
        }

        return false;
    }
}
