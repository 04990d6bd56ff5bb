using Aevum.Generators.Emit;
using Aevum.Generators.Models;
using Aevum.Generators.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Generators.Pipeline;

/// <summary>From <c>[ConsentPurpose]</c> to typed consent. Each purpose is its own branch: editing one leaves the others cached.</summary>
internal static class PurposeSteps
{
    public static IncrementalValuesProvider<PurposeModel> Purposes(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(KitTypes.ConsentPurposeAttribute, static (node, _) => node is TypeDeclarationSyntax, Read)
            .Where(static purpose => purpose is not null)
            .Select(static (purpose, _) => purpose!)
            .WithTrackingName(TrackingNames.Declarations)
            .Where(static purpose => !PurposeDeclaration.FaultsOfText(purpose.Name, purpose.Grantee).Any(fault => fault.PreventsGeneration))
            .WithTrackingName(TrackingNames.Purposes);

    public static void Emit(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<PurposeModel> purposes) =>
        context.RegisterSourceOutput(purposes, static (output, purpose) => output.AddSource(HintName.Of(purpose.MetadataName, "ConsentPurpose"), PurposeEmitter.Emit(purpose)));

    private static PurposeModel? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context.TargetSymbol is INamedTypeSymbol type && KitTypes.IsKernelType(context.Attributes[0].AttributeClass)
            ? PurposeDeclaration.Read(type, context.Attributes[0], context.SemanticModel.Compilation, cancellationToken).Model
            : null;
}
