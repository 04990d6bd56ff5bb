using Aevum.Generators.Emit;
using Aevum.Generators.Models;
using Aevum.Generators.Validation;
using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Pipeline;

/// <summary>Writes what the build declared into the assembly.</summary>
internal static class ManifestSteps
{
    /// <summary>The manifest; null for an assembly that does not use the kit.</summary>
    public static IncrementalValueProvider<ManifestModel?> Manifest(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<ReferenceModel>> references,
        IncrementalValueProvider<BuildModel> build,
        IncrementalValuesProvider<PurposeModel> purposes,
        IncrementalValueProvider<RegistrationModel> registration)
    {
        var usesKit = references.Select(static (all, _) => ReferenceSteps.Contains(all, KitTypes.KernelAssembly));
        return purposes.Collect()
            .Combine(registration)
            .Combine(build)
            .Combine(BuildSteps.AssemblyName(context).Combine(usesKit))
            .Select(static (all, _) => all.Right.Right
                ? new ManifestModel(all.Right.Left, all.Left.Right, Sort(all.Left.Left.Left), all.Left.Left.Right.Allowed)
                : null)
            .WithTrackingName(TrackingNames.Manifest);
    }

    public static void Emit(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ManifestModel?> manifest) =>
        context.RegisterSourceOutput(manifest, static (output, model) =>
        {
            if (model is not null)
            {
                output.AddSource("Aevum.Declarations.g.cs", ManifestEmitter.Emit(model));
            }
        });

    private static EquatableArray<PurposeModel> Sort(IEnumerable<PurposeModel> purposes) =>
        new(purposes.OrderBy(purpose => purpose.Name, StringComparer.Ordinal).ThenBy(purpose => purpose.MetadataName, StringComparer.Ordinal));
}
