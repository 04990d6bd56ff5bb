using Aevum.Generators.Models;
using Aevum.Rules;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Generators.Emit;

/// <summary>Emits the mark of the build and the registry of what the assembly declares.</summary>
internal static class ManifestEmitter
{
    public static SourceText Emit(ManifestModel manifest)
    {
        var writer = new SourceWriter();
        var posture = manifest.Build.EffectivePosture;
        var hash = ManifestText.HashOf(manifest);

        // CA2255: a module initializer is how an assembly says what it declares without being searched. CS0436: see the embedded attribute.
        writer.DisableWarnings("CA2255, CS0436");
        writer.Line();
        writer.Line("[assembly: global::Aevum.Rules.AevumBuild(");
        using (writer.Indent())
        {
            writer.Line($"posture: \"{WordOf(posture)}\",");
            writer.Line($"rulesVersion: {GeneratedText.Literal(RuleCatalogue.Version)},");
            writer.Line($"manifestHash: \"{hash}\",");
            writer.Line($"GeneratorVersion = \"{GeneratedText.Version}\",");
            writer.Line($"IsTestProject = {(manifest.Build.IsTestProject ? "true" : "false")})]");
        }

        writer.Line();
        using (writer.Open("namespace Aevum.Generated"))
        {
            writer.Summary("What this assembly declares.");
            writer.Line("[global::Microsoft.CodeAnalysis.Embedded]");
            writer.Line(GeneratedText.Attribute);
            using var type = writer.Open("internal static class AevumDeclarations");
            EmitManifest(writer, manifest, hash);
            writer.Summary("Announces the declarations before any other code of this assembly runs.");
            writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
            writer.Line("internal static void Announce() => global::Aevum.Declarations.BuildManifests.Announce(Manifest);");
        }

        return writer.ToSourceText();
    }

    private static void EmitManifest(SourceWriter writer, ManifestModel manifest, string hash)
    {
        writer.Summary("The manifest of this assembly.");
        using (writer.Open("public static global::Aevum.BuildManifest Manifest { get; } = new global::Aevum.BuildManifest", "};"))
        {
            writer.Line($"AssemblyName = {GeneratedText.Literal(manifest.AssemblyName)},");
            writer.Line($"Posture = global::Aevum.AevumPosture.{manifest.Build.EffectivePosture},");
            writer.Line($"RulesVersion = {GeneratedText.Literal(RuleCatalogue.Version)},");
            writer.Line($"ManifestHash = \"{hash}\",");
            writer.Line($"IsTestProject = {(manifest.Build.IsTestProject ? "true" : "false")},");
            using (writer.Open($"Purposes = new global::Aevum.Declarations.DeclaredPurpose[{GeneratedText.Number(manifest.Purposes.Count)}]", "},"))
            {
                EmitPurposes(writer, manifest);
            }

            using (writer.Open($"Signers = new global::Aevum.Declarations.DeclaredSigner[{GeneratedText.Number(manifest.Signers.Count)}]", "},"))
            {
                EmitSigners(writer, manifest);
            }
        }

        writer.Line();
    }

    private static void EmitPurposes(SourceWriter writer, ManifestModel manifest)
    {
        foreach (var purpose in manifest.Purposes)
        {
            writer.Line("new global::Aevum.Declarations.DeclaredPurpose(");
            using var arguments = writer.Indent();
            writer.Line($"Name: {GeneratedText.Literal(purpose.Name)},");
            writer.Line($"Grantee: {GeneratedText.Literal(purpose.Grantee)},");
            writer.Line($"Operations: {PurposeEmitter.Operations(purpose.Operations)},");
            writer.Line($"ClassificationMax: {PurposeEmitter.Classification(purpose.ClassificationMax)},");
            writer.Line($"ValidForDays: {GeneratedText.Number(purpose.ValidForDays)},");
            writer.Line($"DeclaringType: {GeneratedText.Literal(purpose.MetadataName)}),");
        }
    }

    private static void EmitSigners(SourceWriter writer, ManifestModel manifest)
    {
        foreach (var signer in manifest.Signers)
        {
            writer.Line("new global::Aevum.Declarations.DeclaredSigner(");
            using var arguments = writer.Indent();
            writer.Line($"Kind: {GeneratedText.Literal(signer.Kind)},");
            writer.Line($"Boundary: global::Aevum.Signing.TrustBoundary.{(signer.IsExternal ? "External" : "InProcess")},");
            writer.Line($"SignerType: {GeneratedText.Literal(signer.MetadataName)}),");
        }
    }

    private static string WordOf(BuildPosture posture) => posture switch
    {
        BuildPosture.Development => "development",
        BuildPosture.Production => "production",
        _ => "regulated",
    };
}
