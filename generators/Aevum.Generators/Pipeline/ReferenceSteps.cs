using Aevum.Generators.Models;
using Aevum.Generators.Validation;
using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Pipeline;

/// <summary>Reads which references belong to the kit and which announce signers.</summary>
internal static class ReferenceSteps
{
    /// <summary>The references that know the kernel. Each is read once and again only when it changes.</summary>
    public static IncrementalValueProvider<EquatableArray<ReferenceModel>> References(IncrementalGeneratorInitializationContext context) =>
        context.MetadataReferencesProvider
            .Select(static (reference, cancellationToken) => SignerReferences.Read(reference, cancellationToken))
            .Where(static reference => reference.AssemblyName.Length > 0)
            .Collect()
            .Select(static (references, _) => new EquatableArray<ReferenceModel>(references.OrderBy(reference => reference.AssemblyName, StringComparer.Ordinal)))
            .WithTrackingName(TrackingNames.References);

    public static bool Contains(EquatableArray<ReferenceModel> references, string assemblyName) =>
        references.Any(reference => string.Equals(reference.AssemblyName, assemblyName, StringComparison.OrdinalIgnoreCase));
}
