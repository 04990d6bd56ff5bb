using Aevum.Generators.Emit;
using Aevum.Generators.Models;
using Aevum.Generators.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Generators.Pipeline;

/// <summary>From <c>[AevumSigner]</c>, here and in referenced assemblies, to the registration of signers.</summary>
internal static class SignerSteps
{
    public static IncrementalValueProvider<RegistrationModel> Registration(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<ReferenceModel>> references,
        IncrementalValueProvider<BuildModel> build)
    {
        var declared = context.SyntaxProvider
            .ForAttributeWithMetadataName(KitTypes.AevumSignerAttribute, static (node, _) => node is TypeDeclarationSyntax, Read)
            .Where(static signer => signer is not null)
            .Select(static (signer, _) => signer!)
            .WithTrackingName(TrackingNames.DeclaredSigners);

        // The signers of the references depend on the references alone, so they are read through a compilation of nothing else: a keystroke costs nothing.
        var referenced = references
            .Combine(context.MetadataReferencesProvider.Collect())
            .Select(static (pair, cancellationToken) => new EquatableArray<SignerModel>(ReadReferenced(pair.Left, pair.Right, cancellationToken)))
            .WithTrackingName(TrackingNames.ReferencedSigners);

        return declared.Collect()
            .Combine(referenced)
            .Combine(build)
            .Select(static (all, _) => Choose(all.Left.Left, all.Left.Right, all.Right.EffectivePosture))
            .WithTrackingName(TrackingNames.Registration);
    }

    public static void Emit(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<RegistrationModel> registration,
        IncrementalValueProvider<EquatableArray<ReferenceModel>> references)
    {
        var hosted = registration.Combine(references.Select(static (all, _) => ReferenceSteps.Contains(all, KitTypes.HostingAssembly)));
        context.RegisterSourceOutput(hosted, static (output, model) =>
        {
            if (model.Right)
            {
                output.AddSource("Aevum.SignerRegistration.g.cs", SignerRegistrationEmitter.Emit(model.Left));
            }
        });
    }

    private static SignerModel? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context.TargetSymbol is INamedTypeSymbol type && KitTypes.IsKernelType(context.Attributes[0].AttributeClass)
            ? SignerDeclaration.Read(type, context.Attributes[0], context.SemanticModel.Compilation).Model
            : null;

    private static IEnumerable<SignerModel> ReadReferenced(EquatableArray<ReferenceModel> references, ImmutableArray<MetadataReference> all, CancellationToken cancellationToken)
    {
        var announcing = references.Where(reference => reference.SignerTypes.Count > 0).ToList();
        if (announcing.Count == 0)
        {
            yield break;
        }

        var compilation = CSharpCompilation.Create("Aevum.References", references: all);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var name in announcing.Where(reference => reference.AssemblyName == assembly.Name).SelectMany(reference => reference.SignerTypes))
            {
                if (assembly.GetTypeByMetadataName(name) is { } type
                    && SignerDeclaration.FindAttribute(type) is { } attribute
                    && SignerDeclaration.Read(type, attribute, compilation).Model is { } signer)
                {
                    yield return signer;
                }
            }
        }
    }

    private static RegistrationModel Choose(ImmutableArray<SignerModel> declared, EquatableArray<SignerModel> referenced, BuildPosture posture)
    {
        var distinct = declared.Concat(referenced).GroupBy(signer => signer.TypeText, StringComparer.Ordinal).Select(same => same.First());
        var byKind = distinct
            .GroupBy(signer => signer.Kind, StringComparer.OrdinalIgnoreCase)
            .OrderBy(kind => kind.Key, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var unique = byKind.Where(kind => kind.Count() == 1).Select(kind => kind.Single()).ToList();

        return new RegistrationModel(
            posture,
            new(unique.Where(signer => IsAllowed(signer, posture))),
            new(unique.Where(signer => !IsAllowed(signer, posture)).Select(signer => signer.Kind)),
            new(byKind.Where(kind => kind.Count() > 1).Select(kind => kind.Key)));
    }

    private static bool IsAllowed(SignerModel signer, BuildPosture posture) => posture == BuildPosture.Development || signer.IsExternal;
}
