using Aevum.Generators.Models;

namespace Aevum.Generators.Emit;

/// <summary>Emits the typed registration of one signer, the binding of its options, and its construction.</summary>
internal static class SignerEmitter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string Registration = "global::Aevum.Hosting.Signing.SignerRegistration";
    private const string Provider = "global::System.IServiceProvider provider";

    public static void Emit(SourceWriter writer, SignerModel signer, string name)
    {
        if (signer.Options is { } options)
        {
            EmitAddWithOptions(writer, name, options);
            OptionsEmitter.Emit(writer, name, options);
        }
        else
        {
            writer.Line();
            DocumentAdd(writer, signer.Kind);
            writer.Line("/// <returns>The same services.</returns>");
            using var add = writer.Open($"public static {Services} Add{name}(this {Services} services)");
            writer.Line($"return {Registration}.Add(services, provider => Create{name}(provider));");
        }

        EmitCreate(writer, signer, name);
    }

    private static void EmitAddWithOptions(SourceWriter writer, string name, SignerOptionsModel options)
    {
        writer.Line();
        writer.Summary("Registers this signer with the given options.");
        writer.Line("/// <param name=\"services\">The services.</param>");
        writer.Line("/// <param name=\"options\">The options.</param>");
        writer.Line("/// <returns>The same services.</returns>");
        using (writer.Open($"public static {Services} Add{name}(this {Services} services, {options.TypeText} options)"))
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(options);");
            writer.Line($"return {Registration}.Add(services, provider => Create{name}(provider, options));");
        }

        if (!options.CanBeConfigured)
        {
            return;
        }

        writer.Line();
        writer.Summary("Registers this signer and sets its options in code.");
        writer.Line("/// <param name=\"services\">The services.</param>");
        writer.Line("/// <param name=\"configure\">Sets the options; called once, at once.</param>");
        writer.Line("/// <returns>The same services.</returns>");
        using var add = writer.Open($"public static {Services} Add{name}(this {Services} services, global::System.Action<{options.TypeText}> configure)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(configure);");
        writer.Line($"var options = new {options.TypeText}();");
        writer.Line("configure(options);");
        writer.Line($"return {Registration}.Add(services, provider => Create{name}(provider, options));");
    }

    private static void DocumentAdd(SourceWriter writer, string kind)
    {
        writer.Summary($"Registers the signer of kind <c>{kind}</c>.");
        writer.Line("/// <param name=\"services\">The services.</param>");
    }

    private static void EmitCreate(SourceWriter writer, SignerModel signer, string name)
    {
        writer.Line();
        var parameters = signer.Options is { } options ? $"{Provider}, {options.TypeText} options" : Provider;
        using var create = writer.Open($"private static global::Aevum.Signing.ISigner Create{name}({parameters})");
        if (signer.Options is not null)
        {
            writer.Line($"{Registration}.Validate(provider, options);");
        }

        var arguments = signer.Parameters.Select(parameter => $"{GeneratedText.Identifier(parameter.Name)}: {ValueOf(parameter)}");
        writer.Line($"return new {signer.TypeText}({string.Join(", ", arguments)});");
    }

    private static string ValueOf(SignerParameterModel parameter) => parameter.Role switch
    {
        SignerParameterRole.Options => "options",
        SignerParameterRole.WrappedOptions => "global::Microsoft.Extensions.Options.Options.Create(options)",
        SignerParameterRole.HttpClient => $"{Registration}.HttpClient(provider)",
        SignerParameterRole.TimeProvider => $"{Registration}.Clock(provider)",
        SignerParameterRole.OptionalService => $"{Registration}.Optional<{parameter.TypeText}>(provider)",
        _ => $"{Registration}.Required<{parameter.TypeText}>(provider)",
    };
}
