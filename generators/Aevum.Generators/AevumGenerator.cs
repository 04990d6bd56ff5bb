using Aevum.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Aevum.Generators;

/// <summary>
/// Emits typed consent for <c>[ConsentPurpose]</c>, the registration of signers for <c>[AevumSigner]</c>, and the mark of the build; reports
/// AEV9001 when the safety analysis was switched off. One generator, so that a program cannot have the first without the last.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class AevumGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());

        var build = BuildSteps.Build(context);
        var references = ReferenceSteps.References(context);
        var purposes = PurposeSteps.Purposes(context);
        var registration = SignerSteps.Registration(context, references, build);

        PurposeSteps.Emit(context, purposes);
        SignerSteps.Emit(context, registration, references);
        ManifestSteps.Emit(context, ManifestSteps.Manifest(context, references, build, purposes, registration));
        SealSteps.Emit(context, SealSteps.Seal(context, references, build));
    }
}
