using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Common;

/// <summary>
/// The types of the kit that the rules know, looked up once per compilation. Thread-safe: everything is computed when the object is made.
/// </summary>
internal sealed class KernelSymbols
{
    /// <summary>The simple name of the kernel's assembly; together with the metadata name it is the identity of a type.</summary>
    public const string AssemblyName = "Aevum.Core";

    private static readonly ConditionalWeakTable<Compilation, StrongBox<KernelSymbols?>> Known = new();

    private KernelSymbols(Compilation compilation, ImmutableArray<IAssemblySymbol> assemblies)
    {
        Compilation = compilation;
        Assemblies = assemblies;
        Engine = Find("Aevum.AevumEngine");
        Options = Find("Aevum.AevumOptions");
        Barriers = Find("Aevum.Barriers");
        KernelOnlyAttribute = Find("Aevum.KernelOnlyAttribute");
        BarrierViolationException = Find("Aevum.BarrierViolationException");
        OutputEnvelope = Find("Aevum.OutputEnvelope");
        ConsentGrant = Find("Aevum.ConsentGrant");
        ConsentOperations = Find("Aevum.ConsentOperations");
        ConsentPurposeAttribute = Find("Aevum.ConsentPurposeAttribute");
        ConsentPurpose = Find("Aevum.IConsentPurpose");
        IngestRequest = Find("Aevum.IngestRequest");
        QueryRequest = Find("Aevum.QueryRequest");
        CommitRequest = Find("Aevum.CommitRequest");
        ReviewRequest = Find("Aevum.ReviewRequest");
        ReplayRequest = Find("Aevum.ReplayRequest");
        ReviewProposal = Find("Aevum.ReviewProposal");
        Provenance = Find("Aevum.Provenance");
        Signer = Find("Aevum.Signing.ISigner");
        InProcessSigner = Find("Aevum.Signing.InProcessSigner");
        AevumSignerAttribute = Find("Aevum.Signing.AevumSignerAttribute");
        PolicyEngine = Find("Aevum.Policy.IPolicyEngine");
        NullPolicyEngine = Find("Aevum.Policy.NullPolicyEngine");
        Store = Find("Aevum.Storage.IAevumStore");
        InMemoryStore = Find("Aevum.Storage.InMemoryStore");
    }

    public Compilation Compilation { get; }

    /// <summary>Every referenced assembly that is the kernel; more than one when it is referenced in two versions.</summary>
    public ImmutableArray<IAssemblySymbol> Assemblies { get; }

    public KernelType Engine { get; }

    public KernelType Options { get; }

    public KernelType Barriers { get; }

    public KernelType KernelOnlyAttribute { get; }

    public KernelType BarrierViolationException { get; }

    public KernelType OutputEnvelope { get; }

    public KernelType ConsentGrant { get; }

    public KernelType ConsentOperations { get; }

    public KernelType ConsentPurposeAttribute { get; }

    public KernelType ConsentPurpose { get; }

    public KernelType IngestRequest { get; }

    public KernelType QueryRequest { get; }

    public KernelType CommitRequest { get; }

    public KernelType ReviewRequest { get; }

    public KernelType ReplayRequest { get; }

    public KernelType ReviewProposal { get; }

    public KernelType Provenance { get; }

    public KernelType Signer { get; }

    public KernelType InProcessSigner { get; }

    public KernelType AevumSignerAttribute { get; }

    public KernelType PolicyEngine { get; }

    public KernelType NullPolicyEngine { get; }

    public KernelType Store { get; }

    public KernelType InMemoryStore { get; }

    /// <summary>The symbols of <paramref name="compilation"/>, or null when it does not reference the kit: then no rule registers anything.</summary>
    public static KernelSymbols? For(Compilation compilation) =>
        Known.GetValue(compilation, static key => new StrongBox<KernelSymbols?>(Create(key))).Value;

    /// <summary>True for an assembly that is the kernel.</summary>
    public bool IsKernel(IAssemblySymbol? assembly)
    {
        foreach (var kernel in Assemblies)
        {
            if (ReferenceEquals(kernel, assembly))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A type of the kernel by its metadata name, in every referenced version.</summary>
    public KernelType Find(string metadataName) =>
        new([.. Assemblies.Select(assembly => assembly.GetTypeByMetadataName(metadataName)).OfType<INamedTypeSymbol>()]);

    /// <summary>
    /// A type of another assembly of the kit or of the base library, in every referenced version. The compilation's own types do not match, so a
    /// decoy in source is not mistaken for the real one.
    /// </summary>
    public KernelType FindReferenced(string metadataName) =>
        new([.. Compilation.GetTypesByMetadataName(metadataName).Where(type => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, Compilation.Assembly))]);

    private static KernelSymbols? Create(Compilation compilation)
    {
        List<IAssemblySymbol>? found = null;
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (string.Equals(assembly.Identity.Name, AssemblyName, StringComparison.OrdinalIgnoreCase))
            {
                (found ??= []).Add(assembly);
            }
        }

        return found is null ? null : new KernelSymbols(compilation, [.. found]);
    }
}
