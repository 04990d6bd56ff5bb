using Aevum.Generators.Models;
using Aevum.Rules;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Generators.Emit;

/// <summary>
/// Emits <c>AddAevumSigner(configuration)</c> with one branch per signer that the posture allows, and a typed registration for each of them.
/// A signer that is not allowed leaves no trace but its kind in an error message.
/// </summary>
internal static class SignerRegistrationEmitter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string Registration = "global::Aevum.Hosting.Signing.SignerRegistration";

    public static SourceText Emit(RegistrationModel model)
    {
        var writer = new SourceWriter();

        // CS0436: see the embedded attribute. CS0612, CS0618: a signer may be marked obsolete and must still be selectable.
        writer.DisableWarnings("CS0436, CS0612, CS0618");
        writer.Line();
        using (writer.Open("namespace Microsoft.Extensions.DependencyInjection"))
        {
            writer.Summary("Registers the signers of this build.");
            writer.Line("[global::Microsoft.CodeAnalysis.Embedded]");
            writer.Line(GeneratedText.Attribute);
            using var type = writer.Open("internal static class AevumSignerServiceCollectionExtensions");
            var names = SignerNames.Of(model.Allowed);
            EmitSwitch(writer, model, names);
            for (var index = 0; index < model.Allowed.Count; index++)
            {
                SignerEmitter.Emit(writer, model.Allowed[index], names[index]);
            }
        }

        return writer.ToSourceText();
    }

    private static void EmitSwitch(SourceWriter writer, RegistrationModel model, IReadOnlyList<string> names)
    {
        writer.Summary("Registers the signer that <c>Aevum:Signer:Kind</c> selects. It is made, and its section checked, when it is first asked for.");
        writer.Line("/// <param name=\"services\">The services.</param>");
        writer.Line("/// <param name=\"configuration\">The root of the configuration.</param>");
        writer.Line("/// <returns>The same services.</returns>");
        using (writer.Open($"public static {Services} AddAevumSigner(this {Services} services, global::Microsoft.Extensions.Configuration.IConfiguration configuration)"))
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(configuration);");
            writer.Line($"return {Registration}.Add(services, provider => Create(provider, new global::Aevum.Hosting.Signing.SignerSelection(configuration, Known, Forbidden)));");
        }

        writer.Line();
        EmitList(writer, "Known", model.Allowed.Select(signer => signer.Kind));
        EmitForbidden(writer, model);
        using (writer.Open("private static global::Aevum.Signing.ISigner Create(global::System.IServiceProvider provider, global::Aevum.Hosting.Signing.SignerSelection selection)"))
        {
            using var choice = writer.Open("switch (selection.Kind)");
            for (var index = 0; index < model.Allowed.Count; index++)
            {
                var signer = model.Allowed[index];
                writer.Line($"case {GeneratedText.Literal(signer.Kind.ToLowerInvariant())}:");
                using var branch = writer.Indent();
                writer.Line(signer.Options is null ? $"selection.Options().Complete();" : $"var options{index} = Bind{names[index]}(selection.Options());");
                writer.Line(signer.Options is null ? $"return Create{names[index]}(provider);" : $"return selection.Construct(() => Create{names[index]}(provider, options{index}));");
            }

            writer.Line("default:");
            using var otherwise = writer.Indent();
            writer.Line("throw selection.Refuse();");
        }
    }

    private static void EmitForbidden(SourceWriter writer, RegistrationModel model)
    {
        var rule = model.Posture == BuildPosture.Regulated ? RuleCatalogue.InProcessSignerRegulated : RuleCatalogue.InProcessSigner;
        var reasons = model.Forbidden
            .Select(kind => (Kind: kind, Reason: $"keeps its private key in this process, and this is a {(model.Posture == BuildPosture.Regulated ? "regulated" : "production")} build ({rule.Id}: {rule.Title})"))
            .Concat(model.Ambiguous.Select(kind => (Kind: kind, Reason: $"is claimed by more than one signer ({RuleCatalogue.SignerKindDeclaredTwice.Id})")))
            .OrderBy(reason => reason.Kind, StringComparer.OrdinalIgnoreCase);
        using (writer.Open("private static readonly global::System.Collections.Generic.KeyValuePair<string, string>[] Forbidden =", "};"))
        {
            foreach (var (kind, reason) in reasons)
            {
                writer.Line($"new global::System.Collections.Generic.KeyValuePair<string, string>({GeneratedText.Literal(kind)}, {GeneratedText.Literal(reason)}),");
            }
        }

        writer.Line();
    }

    private static void EmitList(SourceWriter writer, string name, IEnumerable<string> values)
    {
        using (writer.Open($"private static readonly string[] {name} =", "};"))
        {
            foreach (var value in values)
            {
                writer.Line(GeneratedText.Literal(value) + ",");
            }
        }

        writer.Line();
    }
}
