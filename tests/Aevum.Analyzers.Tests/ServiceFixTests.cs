using Aevum.Analyzers.CodeFixes.Services;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aevum.Analyzers.Tests;

/// <summary>
/// The code fixes that put a service of the kit in the place of one for development. They run against the real libraries and the real generator, so that what
/// compiles here compiles in a program.
/// </summary>
public sealed class ServiceFixTests
{
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

    [Fact]
    public Task The_file_of_the_ledger_is_the_one_that_the_configuration_names() => FixAsync(new UseSqliteFix(), """
        internal static class Start
        {
            internal static async Task Run(IConfiguration configuration, IServiceCollection services, ISigner signer, IPolicyEngine cedar)
            {
                await AevumEngine.StartAsync({|AEV5002:new AevumOptions { Signer = signer, PolicyEngine = cedar }|});
                {|AEV5002:services.AddSingleton<IAevumStore, InMemoryStore>()|};
                services.AddSingleton<IAevumStore>(_ => {|AEV5002:new InMemoryStore()|}); // kept
            }

            internal static IAevumStore Two(IHostApplicationBuilder builder) => {|AEV5002:new InMemoryStore()|};

            internal static IAevumStore Three(HostBuilderContext @class) => {|AEV5002:new InMemoryStore()|};

            internal static IAevumStore Four(IConfigurationSection section) => {|AEV5002:new InMemoryStore()|};
        }
        """, """
        internal static class Start
        {
            internal static async Task Run(IConfiguration configuration, IServiceCollection services, ISigner signer, IPolicyEngine cedar)
            {
                await AevumEngine.StartAsync(new AevumOptions { Signer = signer, PolicyEngine = cedar, Store = new SqliteStore(configuration["Aevum:Store:Path"] ?? throw new InvalidOperationException("The configuration key Aevum:Store:Path is not set.")) });
                services.AddSingleton<IAevumStore>(_ => new SqliteStore(configuration["Aevum:Store:Path"] ?? throw new InvalidOperationException("The configuration key Aevum:Store:Path is not set.")));
                services.AddSingleton<IAevumStore>(_ => new SqliteStore(configuration["Aevum:Store:Path"] ?? throw new InvalidOperationException("The configuration key Aevum:Store:Path is not set."))); // kept
            }

            internal static IAevumStore Two(IHostApplicationBuilder builder) => new SqliteStore(builder.Configuration["Aevum:Store:Path"] ?? throw new InvalidOperationException("The configuration key Aevum:Store:Path is not set."));

            internal static IAevumStore Three(HostBuilderContext @class) => new SqliteStore(@class.Configuration["Aevum:Store:Path"] ?? throw new InvalidOperationException("The configuration key Aevum:Store:Path is not set."));

            internal static IAevumStore Four(IConfigurationSection section) => new SqliteStore("aevum.db");
        }
        """);

    [Fact]
    public Task A_configuration_that_a_static_member_cannot_reach_is_passed_over() => FixAsync(new UseSqliteFix(), """
        internal sealed class Start(IConfiguration own)
        {
            private readonly IConfiguration _held = own;
            private static readonly IConfiguration Shared = null!;

            internal IAevumStore Run() => {|AEV5002:new InMemoryStore()|};
            internal static IAevumStore Two() => {|AEV5002:new InMemoryStore()|};
            internal object Both() => _held;
            internal static object Other() => Shared;
        }
        """, """
        internal sealed class Start(IConfiguration own)
        {
            private readonly IConfiguration _held = own;
            private static readonly IConfiguration Shared = null!;

            internal IAevumStore Run() => new SqliteStore(_held["Aevum:Store:Path"] ?? throw new InvalidOperationException("The configuration key Aevum:Store:Path is not set."));
            internal static IAevumStore Two() => new SqliteStore(Shared["Aevum:Store:Path"] ?? throw new InvalidOperationException("The configuration key Aevum:Store:Path is not set."));
            internal object Both() => _held;
            internal static object Other() => Shared;
        }
        """);

    private static Task FixAsync(CodeFixProvider provider, string source, string? expected) => ShippedTest.FixAsync(provider, ShippedTest.Program("production", source), expected);
}
