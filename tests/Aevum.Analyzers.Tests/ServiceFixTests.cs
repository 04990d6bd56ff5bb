using Aevum.Analyzers.CodeFixes.Services;
using Aevum.Analyzers.CodeFixes.Signing;
using Aevum.Testing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aevum.Analyzers.Tests;

/// <summary>The code fixes that put a service of the kit in the place of one for development.</summary>
public sealed class ServiceFixTests
{
    /// <summary>What the generator writes where Aevum.Hosting is referenced.</summary>
    private const string Generated = """
        namespace Microsoft.Extensions.DependencyInjection
        {
            internal static class AevumSignerServiceCollectionExtensions
            {
                public static IServiceCollection AddAevumSigner(this IServiceCollection services, Microsoft.Extensions.Configuration.IConfiguration configuration) => services;
            }
        }
        """;

    [Fact]
    public Task Cedar_takes_the_place_of_what_permits_everything() => FixAsync(new UseCedarFix(), """
        internal static class Start
        {
            internal static void Run(IServiceCollection services, AevumOptions options, bool on, IPolicyEngine other)
            {
                // A comment stays.
                IPolicyEngine one = {|AEV4001:new NullPolicyEngine()|}; // This one too.
                var two = {|AEV4001:(new NullPolicyEngine())|};
                options.PolicyEngine = {|AEV4001:null|};
                options.PolicyEngine = {|AEV4001:default!|};
                options.PolicyEngine = {|AEV4001:on ? other : null|};
                services.AddSingleton<IPolicyEngine, CedarPolicyEngine>();
                services.AddSingleton<IPolicyEngine>({|AEV4001:new NullPolicyEngine()|});
                services.AddSingleton<IPolicyEngine>(_ => {|AEV4001:new NullPolicyEngine()|});
                {|AEV4001:services.AddSingleton<IPolicyEngine, NullPolicyEngine>()|};
                {|AEV4001:services
                    .AddSingleton(typeof(IPolicyEngine), /* why */ typeof(NullPolicyEngine))|};
            }
        }
        """, """
        internal static class Start
        {
            internal static void Run(IServiceCollection services, AevumOptions options, bool on, IPolicyEngine other)
            {
                // A comment stays.
                IPolicyEngine one = new CedarPolicyEngine(); // This one too.
                var two = (new CedarPolicyEngine());
                options.PolicyEngine = new CedarPolicyEngine();
                options.PolicyEngine = new CedarPolicyEngine();
                options.PolicyEngine = on ? other : new CedarPolicyEngine();
                services.AddSingleton<IPolicyEngine, CedarPolicyEngine>();
                services.AddSingleton<IPolicyEngine>(new CedarPolicyEngine());
                services.AddSingleton<IPolicyEngine>(_ => new CedarPolicyEngine());
                services.AddSingleton<IPolicyEngine>(_ => new CedarPolicyEngine());
                services
                    .AddSingleton(typeof(IPolicyEngine), /* why */ _ => new CedarPolicyEngine());
            }
        }
        """);

    [Fact]
    public Task The_engine_is_given_the_service_that_it_lacks() => FixAsync(new UseSqliteFix(), """
        internal static class Start
        {
            internal static async Task Run(ISigner signer, IPolicyEngine cedar)
            {
                await AevumEngine.StartAsync({|AEV5002:new AevumOptions { Signer = signer, PolicyEngine = cedar }|});
                await AevumEngine.StartAsync({|AEV5002:new() // none yet
                {
                    Signer = signer, // external
                    PolicyEngine = cedar // decides
                }|});
                await AevumEngine.StartAsync({|AEV5002:new()
                {
                    Signer = signer,
                    PolicyEngine = cedar,
                }|});
                var options = new AevumOptions();
                options.Signer = signer;
                options.PolicyEngine = cedar;
                await AevumEngine.StartAsync({|AEV5002:options|});
                await AevumEngine.StartAsync({|AEV5002:options|});
            }
        }
        """, """
        internal static class Start
        {
            internal static async Task Run(ISigner signer, IPolicyEngine cedar)
            {
                await AevumEngine.StartAsync(new AevumOptions { Signer = signer, PolicyEngine = cedar, Store = new SqliteStore("aevum.db") });
                await AevumEngine.StartAsync(new() // none yet
                {
                    Signer = signer, // external
                    PolicyEngine = cedar, // decides
                    Store = new SqliteStore("aevum.db")
                });
                await AevumEngine.StartAsync(new()
                {
                    Signer = signer,
                    PolicyEngine = cedar,
                    Store = new SqliteStore("aevum.db"),
                });
                var options = new AevumOptions() { Store = new SqliteStore("aevum.db") };
                options.Signer = signer;
                options.PolicyEngine = cedar;
                await AevumEngine.StartAsync(options);
                await AevumEngine.StartAsync(options);
            }
        }
        """);

    [Fact]
    public Task The_durable_store_takes_the_place_of_the_volatile_one() => FixAsync(new UseSqliteFix(), """
        internal static class Start
        {
            internal static async Task Run(IServiceCollection services)
            {
                await using var store = {|AEV5002:new InMemoryStore()|};
                {|AEV5002:services.AddSingleton<IAevumStore, InMemoryStore>()|};
            }
        }
        """, """
        internal static class Start
        {
            internal static async Task Run(IServiceCollection services)
            {
                await using var store = new SqliteStore("aevum.db");
                services.AddSingleton<IAevumStore>(_ => new SqliteStore("aevum.db"));
            }
        }
        """);

    [Theory]
    [InlineData("InMemoryStore store = {|AEV5002:new InMemoryStore()|};")]
    [InlineData("var store = {|AEV5002:new InMemoryStore()|}; Use(store); static void Use(InMemoryStore store) { }")]
    [InlineData("{|AEV5002:services.AddSingleton<InMemoryStore>()|};")]
    [InlineData("var store = {|AEV5002:Activator.CreateInstance<InMemoryStore>()|};")]
    public Task A_change_that_would_not_compile_is_not_offered(string statement) =>
        FixAsync(new UseSqliteFix(), $$"""internal static class Start { internal static void Run(IServiceCollection services) { {{statement}} } }""", null);

    [Fact]
    public Task Without_the_package_nothing_is_offered() => ShippedTest.FixAsync(new UseCedarFix(), ShippedTest.Project("production", """
        internal static class Start { internal static IPolicyEngine Run() => {|AEV4001:new NullPolicyEngine()|}; }
        """), null);

    [Theory]
    [InlineData("production", "AEV3001")]
    [InlineData("regulated", "AEV3002")]
    public Task The_signer_is_registered_from_configuration(string posture, string id) => FixAsync(new RegisterFromConfigurationFix(), $$"""
        internal static class Start
        {
            internal static void Run(IServiceCollection services, IConfiguration configuration)
            {
                // A comment stays.
                {|{{id}}:services.AddSingleton<ISigner, InProcessSigner>()|}; // This one too.
                services.AddSingleton<ISigner>({|{{id}}:new InProcessSigner()|});
                services.AddSingleton<ISigner>(_ => {|{{id}}:new InProcessSigner()|})
                    .AddSingleton<object>(configuration);
                {|{{id}}:services.AddSingleton(typeof(ISigner), typeof(InProcessSigner))|};
            }

            internal static void Two(HostBuilderContext context, IServiceCollection services) => {|{{id}}:services.AddSingleton<ISigner, InProcessSigner>()|};
        }
        """, """
        internal static class Start
        {
            internal static void Run(IServiceCollection services, IConfiguration configuration)
            {
                // A comment stays.
                services.AddAevumSigner(configuration); // This one too.
                services.AddAevumSigner(configuration);
                services.AddAevumSigner(configuration)
                    .AddSingleton<object>(configuration);
                services.AddAevumSigner(configuration);
            }

            internal static void Two(HostBuilderContext context, IServiceCollection services) => services.AddAevumSigner(context.Configuration);
        }
        """, posture, Generated);

    [Theory]
    [InlineData("services.AddSingleton<ISigner>(_ => { Console.WriteLine(); return {|AEV3001:new InProcessSigner()|}; });")]
    [InlineData("{|AEV3001:services.AddKeyedSingleton<ISigner, InProcessSigner>(\"other\")|};")]
    [InlineData("services.AddSingleton<object>({|AEV3001:new InProcessSigner()|});")]
    [InlineData("ISigner signer = {|AEV3001:new InProcessSigner()|};")]
    [InlineData("IServiceCollection Local(IConfiguration configuration) => services; {|AEV3001:services.AddSingleton<ISigner, InProcessSigner>()|};")]
    public Task A_signer_whose_registration_is_not_clear_is_left_to_people(string statement) => FixAsync(
        new RegisterFromConfigurationFix(),
        $$"""internal static class Start { internal static void Run(IServiceCollection services{{(statement.Contains("Local", StringComparison.Ordinal) ? "" : ", IConfiguration configuration")}}) { {{statement}} } }""",
        null,
        "production",
        Generated);

    [Fact]
    public Task Without_the_generated_registration_nothing_is_offered() => FixAsync(new RegisterFromConfigurationFix(), """
        internal static class Start { internal static void Run(IServiceCollection services, IConfiguration configuration) => {|AEV3001:services.AddSingleton<ISigner, InProcessSigner>()|}; }
        """, null);

    [Theory]
    [InlineData("Aevum.Hosting.txt", "sealed class Aevum.Policy.CedarPolicyEngine ", "    new(Aevum.Policy.CedarPolicyEngineOptions options = default, TimeProvider time = default)")]
    [InlineData("Aevum.Storage.Sqlite.txt", "sealed class Aevum.Storage.SqliteStore ", "    new(String path)")]
    public void The_real_services_have_the_constructors_that_the_fixes_write(string file, string type, string constructor)
    {
        var surface = File.ReadAllLines(Path.Combine(TestReferences.RepositoryRoot, "tests", "Aevum.Conventions.Tests", "PublicApi", file));

        Assert.Contains(constructor, surface.SkipWhile(line => !line.StartsWith(type, StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.StartsWith(' ')));
    }

    private static Task FixAsync(CodeFixProvider provider, string source, string? expected, string posture = "production", params string[] others)
    {
        var project = ShippedTest.Project(posture, [source, .. others]);
        return ShippedTest.FixAsync(provider, project with { References = [.. project.References, ServicesDouble.Reference] }, expected);
    }
}
