using System.Reflection;
using Aevum.Hosting.Configuration;
using Aevum.Signing;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aevum.Generators.Tests;

public sealed class SignerRegistrationTests
{
    private const string Extensions = "Microsoft.Extensions.DependencyInjection.AevumSignerServiceCollectionExtensions";

    private const string StrictSigner = """
        namespace Acme.Keys;

        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Aevum.Signing;
        using Microsoft.Extensions.Options;

        public abstract record BaseOptions
        {
            public required Uri Address { get; init; }
        }

        public sealed record StrictOptions : BaseOptions
        {
            public required string @class { get; init; }
            public int Retries { get; init; } = 7;
            public TimeSpan Timeout { get; init => field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(Timeout), "Timeout must be more than no time."); } = TimeSpan.FromSeconds(9);
            public Guid? Tenant { get; init; }
            public IReadOnlyList<string> Origins { get; init; } = ["https://origin"];
            public ReadOnlyMemory<byte> Pin { get; init; }
            public Func<string>? Token { get; set; }
        }

        [AevumSigner("strict", Boundary = TrustBoundary.External)]
        internal sealed class StrictSigner(IOptions<StrictOptions> options, TimeProvider clock, IFormatProvider? format = null, int unused = 5) : ISigner
        {
            public StrictOptions Options => options.Value;
            public object?[] Services => [clock, format, unused];
            public string KeyId => options.Value.@class;
            public string Provenance => "external";
            public ReadOnlyMemory<byte> PublicKey => default;
            public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(new byte[64]);
        }
        """;

    private static readonly Lazy<LoadedAssembly> Development = new(() => Load(BuildProperties.Development));
    private static readonly Lazy<LoadedAssembly> Production = new(() => Load(BuildProperties.Production));

    [Fact]
    public void The_registration_is_the_golden_text()
    {
        var run = Scenario.Run(Scenario.Compile(Scenario.Hosted, Scenario.AcmeSigner, StrictSigner.Replace("=> field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(Timeout), \"Timeout must be more than no time.\")", "", StringComparison.Ordinal).Replace("init; ;", "init;", StringComparison.Ordinal)), BuildProperties.Production);

        Assert.Empty(Scenario.FaultsOf(run.Output));
        Golden.Compare("tests/Golden/Generators/Signers", Scenario.OwnFiles(run));
    }

    [Fact]
    public void Nothing_is_registered_where_hosting_is_not_referenced()
    {
        var run = Scenario.Run(Scenario.Compile(Scenario.AcmeSigner));

        Assert.DoesNotContain("Aevum.SignerRegistration.g.cs", run.Files.Keys);
        Assert.Contains("acme-kms", run.Files["Aevum.Declarations.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":AcmeKms")]
    [InlineData(":acme-kms")]
    public void Options_are_bound_from_the_section_or_from_one_named_like_the_kind(string section)
    {
        var signer = Resolve(
            Development.Value,
            ("Aevum:Signer:Kind", "acme-kms"),
            ($"Aevum:Signer{section}:Endpoint", "https://kms.example:8443/"),
            ($"Aevum:Signer{section}:KeyName", "ledger"),
            ($"Aevum:Signer{section}:Retries", "12"),
            ($"Aevum:Signer{section}:Verbose", "TRUE"),
            ($"Aevum:Signer{section}:Region", "south"),
            ($"Aevum:Signer{section}:Timeout", "00:00:30"));

        Assert.Equal("acme:ledger", signer.KeyId);
        Assert.Equal(new Uri("https://kms.example:8443/"), Option(signer, "Endpoint"));
        Assert.Equal(12, Option(signer, "Retries"));
        Assert.Equal(true, Option(signer, "Verbose"));
        Assert.Equal("South", Option(signer, "Region")!.ToString());
        Assert.Equal(TimeSpan.FromSeconds(30), Option(signer, "Timeout"));
    }

    [Fact]
    public void What_configuration_does_not_set_keeps_its_default()
    {
        var signer = Resolve(Development.Value, ("Aevum:Signer:Kind", "ACME-KMS"), ("Aevum:Signer:KeyName", "ledger"));

        Assert.Equal(3, Option(signer, "Retries"));
        Assert.Equal(TimeSpan.FromSeconds(5), Option(signer, "Timeout"));
        Assert.Null(Option(signer, "Endpoint"));
    }

    [Fact]
    public void Options_that_are_set_only_at_construction_are_bound_with_their_defaults()
    {
        var signer = Resolve(
            Development.Value,
            ("Aevum:Signer:Kind", "strict"),
            ("Aevum:Signer:Address", "https://kms.example/"),
            ("Aevum:Signer:Class", "gold"),
            ("Aevum:Signer:Tenant", "0d3c1c2e-4a0c-4a8b-9a51-6f8a3b1d2c3e"),
            ("Aevum:Signer:Pin", "AQID"));

        Assert.Equal("gold", signer.KeyId);
        Assert.Equal(7, Option(signer, "Retries"));
        Assert.Equal(TimeSpan.FromSeconds(9), Option(signer, "Timeout"));
        Assert.Equal(["https://origin"], (IReadOnlyList<string>)Option(signer, "Origins")!);
        Assert.Equal([1, 2, 3], ((ReadOnlyMemory<byte>)Option(signer, "Pin")!).ToArray());
        Assert.Equal(new Guid("0d3c1c2e-4a0c-4a8b-9a51-6f8a3b1d2c3e"), Option(signer, "Tenant"));
        Assert.Equal([TimeProvider.System, null, 5], (object?[])signer.GetType().GetProperty("Services")!.GetValue(signer)!);
    }

    [Fact]
    public void Every_problem_is_reported_at_once_with_its_key_and_without_its_value()
    {
        var fault = Assert.Throws<AevumConfigurationException>(() => Resolve(
            Development.Value,
            ("Aevum:Signer:Kind", "strict"),
            ("Aevum:Signer:Strict:Address", "secret-not-an-address"),
            ("Aevum:Signer:Strict:Retries", "secret-many"),
            ("Aevum:Signer:Strict:Timeout", "5"),
            ("Aevum:Signer:Strict:Retires", "secret-4"),
            ("Aevum:Signer:Strict:Token", "secret-token"),
            ("Aevum:Signer:Strict:Origins", "secret-text"),
            ("Aevum:Signer:Strict:Pin:0", "secret-pin")));

        Assert.Equal(
            [
                "Aevum:Signer:Strict:class is missing or blank; set it to a text.",
                "Aevum:Signer:Strict:Retries must be a whole number in the range of Int32.",
                "Aevum:Signer:Strict:Timeout must be a duration such as 00:00:05 (hours, minutes, seconds).",
                "Aevum:Signer:Strict:Origins must be a list of texts, none of them blank: Aevum:Signer:Strict:Origins:0, Aevum:Signer:Strict:Origins:1 and so on.",
                "Aevum:Signer:Strict:Pin must be base64, not a section.",
                "Aevum:Signer:Strict:Address must be an absolute address such as https://host:port.",
                "Aevum:Signer:Strict:Token cannot be set by configuration, only in code; remove it.",
                "Aevum:Signer:Strict:Retires is not known here; remove it. Did you mean 'Retries'?",
            ],
            fault.Problems);
        Assert.DoesNotContain("secret-", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_options_refuse_is_reported_with_the_section()
    {
        var fault = Assert.Throws<AevumConfigurationException>(() => Resolve(
            Development.Value,
            ("Aevum:Signer:Kind", "strict"),
            ("Aevum:Signer:Address", "https://kms.example/"),
            ("Aevum:Signer:Class", "gold"),
            ("Aevum:Signer:Timeout", "-00:00:01")));

        Assert.StartsWith("Aevum:Signer is refused: Timeout must be more than no time.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_in_two_places_is_refused()
    {
        var fault = Assert.Throws<AevumConfigurationException>(() =>
            Resolve(Development.Value, ("Aevum:Signer:Kind", "acme-kms"), ("Aevum:Signer:KeyName", "a"), ("Aevum:Signer:AcmeKms:KeyName", "b")));

        Assert.Equal(["Aevum:Signer:AcmeKms:KeyName and Aevum:Signer:KeyName are both set; remove one."], fault.Problems);
    }

    [Fact]
    public void The_section_of_another_kind_is_left_alone()
    {
        var signer = Resolve(Development.Value, ("Aevum:Signer:Kind", "acme-kms"), ("Aevum:Signer:AcmeKms:KeyName", "a"), ("Aevum:Signer:Strict:Address", "https://other/"));

        Assert.Equal("acme:a", signer.KeyId);
    }

    [Theory]
    [InlineData("acme-ksm", "Aevum:Signer:Kind names no signer of this build; set it to one of: acme-kms, in-process, strict. Did you mean 'acme-kms'?")]
    [InlineData("vault", "Aevum:Signer:Kind names no signer of this build; set it to one of: acme-kms, in-process, strict.")]
    [InlineData("", "Aevum:Signer:Kind is not set; set it to one of: acme-kms, in-process, strict.")]
    [InlineData(null, "Aevum:Signer:Kind is not set; set it to one of: acme-kms, in-process, strict.")]
    public void An_unknown_kind_is_refused_with_the_known_ones(string? kind, string message)
    {
        var fault = Assert.Throws<AevumConfigurationException>(() => Resolve(Development.Value, ("Aevum:Signer:Kind", kind)));

        Assert.Equal(message, fault.Message);
    }

    [Theory]
    [InlineData("production", "AEV3001: An in-process signer can sign for a production build")]
    [InlineData("regulated", "AEV3002: An in-process signer can sign for a regulated build")]
    public void A_signer_that_the_posture_forbids_is_not_there_and_the_error_names_the_rule(string posture, string rule)
    {
        using var loaded = Load(BuildProperties.Production.With("AevumPosture", posture));

        var fault = Assert.Throws<AevumConfigurationException>(() => Resolve(loaded, ("Aevum:Signer:Kind", "in-process")));

        Assert.Equal($"Aevum:Signer:Kind is 'in-process', which keeps its private key in this process, and this is a {posture} build ({rule}); set it to one of: acme-kms, strict.", fault.Message);
        Assert.Null(loaded.TypeOf(Extensions).GetMethod("AddInProcessSigner"));
    }

    [Theory]
    [InlineData("Debug", "", false, true)]
    [InlineData("Release", "", false, false)]
    [InlineData("Release", "development", false, true)]
    [InlineData("Debug", "production", false, false)]
    [InlineData("Debug", "Regulated", false, false)]
    [InlineData("Debug", "no-such-posture", false, false)]
    [InlineData("Release", "", true, true)]
    [InlineData("Release", "regulated", true, true)]
    [InlineData("", "", false, false)]
    public void In_process_signers_are_there_in_development_and_in_tests(string configuration, string posture, bool isTest, bool expected)
    {
        var properties = BuildProperties.Development.With("Configuration", configuration).With("AevumPosture", posture).With("IsTestProject", isTest ? "true" : "");

        var registration = Scenario.Run(Scenario.Compile(Scenario.Hosted, ""), properties).Files["Aevum.SignerRegistration.g.cs"];

        Assert.Equal(expected, registration.Contains("case \"in-process\":", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_signers_of_one_kind_are_both_left_out_and_the_error_says_so()
    {
        var twin = Scenario.AcmeSigner.Replace("Acme.Keys", "Acme.Twin", StringComparison.Ordinal).Replace("acme-kms", "Acme-KMS", StringComparison.Ordinal);
        using var loaded = new LoadedAssembly(Scenario.Run(Scenario.Compile(Scenario.Hosted, Scenario.AcmeSigner, twin)).Output);

        var fault = Assert.Throws<AevumConfigurationException>(() => Resolve(loaded, ("Aevum:Signer:Kind", "acme-kms")));

        Assert.Equal("Aevum:Signer:Kind is 'acme-kms', which is claimed by more than one signer (AEV9005); set it to one of: in-process.", fault.Message);
    }

    [Fact]
    public void Signers_of_one_name_get_members_of_their_own()
    {
        var twin = Scenario.AcmeSigner.Replace("Acme.Keys", "Acme.Twin_", StringComparison.Ordinal).Replace("acme-kms", "twin-kms", StringComparison.Ordinal);
        using var loaded = new LoadedAssembly(Scenario.Run(Scenario.Compile(Scenario.Hosted, Scenario.AcmeSigner, twin)).Output);

        var names = loaded.TypeOf(Extensions).GetMethods(BindingFlags.Static | BindingFlags.Public).Select(method => method.Name).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["AddAcme_Keys_AcmeKmsSigner", "AddAcme_Twin___AcmeKmsSigner", "AddAevumSigner", "AddInProcessSigner"], names);
    }

    [Fact]
    public void A_signer_of_a_referenced_assembly_is_registered()
    {
        var library = Scenario.Compile(Scenario.AcmeSigner).WithAssemblyName("Acme.Library");
        var files = new MetadataReference[] { Image(library), library.ToMetadataReference() }
            .Select(reference => Scenario.Run(Scenario.Compile([.. Scenario.Hosted, reference], "")).Files["Aevum.SignerRegistration.g.cs"])
            .ToArray();

        Assert.Contains("case \"acme-kms\":", files[0], StringComparison.Ordinal);
        Assert.Equal(files[0], files[1]);
    }

    [Fact]
    public void A_typed_registration_sets_options_in_code()
    {
        var services = new ServiceCollection();
        var extensions = Production.Value.TypeOf(Extensions);
        var options = Production.Value.TypeOf("Acme.Keys.AcmeKmsOptions");
        var configure = ConfigureKeyName(options);

        extensions.GetMethod("AddAcmeKmsSigner", [typeof(IServiceCollection), configure.GetType()])!.Invoke(null, [services, configure]);

        Assert.Equal("acme:typed", services.BuildServiceProvider().GetRequiredService<ISigner>().KeyId);
    }

    [Fact]
    public void A_second_signer_is_refused()
    {
        var services = new ServiceCollection();
        Production.Value.Call(Extensions, "AddAevumSigner", services, Configuration());

        var fault = Assert.Throws<InvalidOperationException>(() => Production.Value.Call(Extensions, "AddAevumSigner", services, Configuration()));

        Assert.Contains("registered already", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Registered_checks_of_the_options_are_asked()
    {
        var options = Development.Value.TypeOf("Acme.Keys.AcmeKmsOptions");
        var services = new ServiceCollection();
        services.AddSingleton(typeof(IValidateOptions<>).MakeGenericType(options), Activator.CreateInstance(typeof(RefuseAll<>).MakeGenericType(options))!);
        Development.Value.Call(Extensions, "AddAevumSigner", services, Configuration(("Aevum:Signer:Kind", "acme-kms")));

        var fault = Assert.Throws<AevumConfigurationException>(() => services.BuildServiceProvider().GetRequiredService<ISigner>());

        Assert.Equal(["Aevum:Signer: KeyName must name a key.", "Aevum:Signer: Endpoint must be set."], fault.Problems);
    }

    private static Delegate ConfigureKeyName(Type options)
    {
        var parameter = System.Linq.Expressions.Expression.Parameter(options);
        var assign = System.Linq.Expressions.Expression.Assign(System.Linq.Expressions.Expression.Property(parameter, "KeyName"), System.Linq.Expressions.Expression.Constant("typed"));
        return System.Linq.Expressions.Expression.Lambda(typeof(Action<>).MakeGenericType(options), assign, parameter).Compile();
    }

    private static PortableExecutableReference Image(Compilation compilation)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static LoadedAssembly Load(BuildProperties properties)
    {
        var compilation = Scenario.Compile(Scenario.Hosted, Scenario.AcmeSigner, StrictSigner);
        var parse = Scenario.Parse.WithLanguageVersion(LanguageVersion.Preview);
        var trees = compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.ToString(), parse, tree.FilePath));
        return new LoadedAssembly(Scenario.Run(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees), properties).Output);
    }

    private static IConfiguration Configuration(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value))).Build();

    private static ISigner Resolve(LoadedAssembly loaded, params (string Key, string? Value)[] values)
    {
        var services = new ServiceCollection();
        loaded.Call(Extensions, "AddAevumSigner", services, Configuration(values));
        return services.BuildServiceProvider().GetRequiredService<ISigner>();
    }

    private static object? Option(ISigner signer, string name)
    {
        var options = signer.GetType().GetProperty("Options")!.GetValue(signer)!;
        return options.GetType().GetProperty(name)!.GetValue(options);
    }

    private sealed class RefuseAll<TOptions> : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options) => ValidateOptionsResult.Fail(["KeyName must name a key.", "Endpoint must be set."]);
    }
}
