using Aevum.Analyzers.CodeFixes.Signing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aevum.Analyzers.Tests.Signing;

/// <summary>The code fixes that let the configuration select the signer, against the real libraries and what the real generator writes.</summary>
public sealed class SignerFixTests
{
    [Theory]
    [InlineData("production", "AEV3001")]
    [InlineData("regulated", "AEV3002")]
    public Task A_registration_gives_way_to_that_of_the_configured_signer(string posture, string id) => FixAsync(new RegisterFromConfigurationFix(), $$"""
        internal static class Start
        {
            internal static void One(IServiceCollection services, IConfiguration configuration)
            {
                // A comment stays.
                {|{{id}}:services.AddSingleton<ISigner, InProcessSigner>()|}; // This one too.
            }

            internal static void Two(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<ISigner>({|{{id}}:new InProcessSigner()|});

            internal static void Three(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<ISigner>(_ => ({|{{id}}:new InProcessSigner()|}))
                .AddSingleton<object>(configuration);

            internal static void Four(IServiceCollection services, IConfiguration configuration) => {|{{id}}:services.AddTransient(typeof(ISigner), typeof(InProcessSigner))|};

            internal static void Five(IServiceCollection services, IConfiguration configuration) => services.AddScoped(_ => (ISigner){|{{id}}:new InProcessSigner()|});

            internal static void Six(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<ISigner>(provider => { return {|{{id}}:new InProcessSigner()|}; });

            internal static void Seven(HostBuilderContext context, IServiceCollection services) => {|{{id}}:services.AddSingleton<ISigner, InProcessSigner>()|};

            internal static void Eight(IHostApplicationBuilder builder) => {|{{id}}:builder.Services.AddSingleton<ISigner, InProcessSigner>()|};
        }
        """, """
        internal static class Start
        {
            internal static void One(IServiceCollection services, IConfiguration configuration)
            {
                // A comment stays.
                services.AddAevumSigner(configuration); // This one too.
            }

            internal static void Two(IServiceCollection services, IConfiguration configuration) => services.AddAevumSigner(configuration);

            internal static void Three(IServiceCollection services, IConfiguration configuration) => services.AddAevumSigner(configuration)
                .AddSingleton<object>(configuration);

            internal static void Four(IServiceCollection services, IConfiguration configuration) => services.AddAevumSigner(configuration);

            internal static void Five(IServiceCollection services, IConfiguration configuration) => services.AddAevumSigner(configuration);

            internal static void Six(IServiceCollection services, IConfiguration configuration) => services.AddAevumSigner(configuration);

            internal static void Seven(HostBuilderContext context, IServiceCollection services) => services.AddAevumSigner(context.Configuration);

            internal static void Eight(IHostApplicationBuilder builder) => builder.Services.AddAevumSigner(builder.Configuration);
        }
        """, posture);

    [Fact]
    public Task A_signer_in_a_local_is_registered_from_configuration_when_the_local_serves_nothing_else() => FixAsync(new RegisterFromConfigurationFix(), """
        internal static class Start
        {
            internal static void Run(IServiceCollection services, IConfiguration configuration)
            {
                // For now.
                ISigner signer = {|AEV3001:new InProcessSigner()|};
                services.AddSingleton(TimeProvider.System);
                services.AddSingleton(signer);
            }

            internal static void Two(IServiceCollection services, IConfiguration configuration)
            {
                var signer = {|AEV3001:new InProcessSigner()|};
                services.AddSingleton<ISigner>(_ => signer!);
            }

            internal static void Three(IServiceCollection services, IConfiguration configuration)
            {
                ISigner signer = {|AEV3001:new InProcessSigner()|};
                services.AddSingleton(signer);
                Console.WriteLine(signer.SignAsync(default));
            }

            internal static void Four(IServiceCollection services, IConfiguration configuration)
            {
                var same = {|AEV3001:services.AddSingleton<ISigner, InProcessSigner>()|};
                same.AddSingleton(TimeProvider.System);
            }
        }
        """, """
        internal static class Start
        {
            internal static void Run(IServiceCollection services, IConfiguration configuration)
            {
                // For now.
                services.AddSingleton(TimeProvider.System);
                services.AddAevumSigner(configuration);
            }

            internal static void Two(IServiceCollection services, IConfiguration configuration)
            {
                services.AddAevumSigner(configuration);
            }

            internal static void Three(IServiceCollection services, IConfiguration configuration)
            {
                ISigner signer = {|AEV3001:new InProcessSigner()|};
                services.AddSingleton(signer);
                Console.WriteLine(signer.SignAsync(default));
            }

            internal static void Four(IServiceCollection services, IConfiguration configuration)
            {
                var same = services.AddAevumSigner(configuration);
                same.AddSingleton(TimeProvider.System);
            }
        }
        """);

    [Fact]
    public Task The_signer_that_AddAevum_is_given_is_registered_from_configuration() => FixAsync(new RegisterFromConfigurationFix(), """
        internal static class Start
        {
            internal static void One(IServiceCollection services, IConfiguration configuration) => services.AddAevum(configuration, options => options.Signer = {|AEV3001:new InProcessSigner()|});

            internal static void Two(IServiceCollection services, IConfiguration configuration) => services
                .AddSingleton(TimeProvider.System) // the clock
                .AddAevum(options =>
                {
                    options.VerifyOnStart = true;
                    // Not yet.
                    options.Signer = {|AEV3001:new InProcessSigner()|};
                });

            internal static void Three(IHostApplicationBuilder builder)
            {
                var signer = {|AEV3001:new InProcessSigner()|};
                builder.Services.AddAevum(builder.Configuration, (provider, options) => { options.Signer = signer; });
            }

            internal static void Four(IServiceCollection services, IConfiguration configuration) =>
                services.AddAevumSigner(configuration).AddAevum(configuration, options => { options.Signer = {|AEV3001:new InProcessSigner()|}; });

            internal static void Five(IServiceCollection services, IConfiguration configuration, bool on) => services.AddAevum(configuration, options =>
            {
                if (on)
                {
                    options.Signer = {|AEV3001:new InProcessSigner()|};
                }
            });
        }
        """, """
        internal static class Start
        {
            internal static void One(IServiceCollection services, IConfiguration configuration) => services.AddAevumSigner(configuration).AddAevum(configuration, options => { });

            internal static void Two(IServiceCollection services, IConfiguration configuration) => services
                .AddSingleton(TimeProvider.System).AddAevumSigner(configuration) // the clock
                .AddAevum(options =>
                {
                    options.VerifyOnStart = true;
                    // Not yet.
                });

            internal static void Three(IHostApplicationBuilder builder)
            {
                builder.Services.AddAevumSigner(builder.Configuration).AddAevum(builder.Configuration, (provider, options) => { });
            }

            internal static void Four(IServiceCollection services, IConfiguration configuration) =>
                services.AddAevumSigner(configuration).AddAevum(configuration, options => { });

            internal static void Five(IServiceCollection services, IConfiguration configuration, bool on) => services.AddAevum(configuration, options =>
            {
                if (on)
                {
                    options.Signer = {|AEV3001:new InProcessSigner()|};
                }
            });
        }
        """);

    [Theory]
    [InlineData("services.AddSingleton<ISigner>(_ => { Console.WriteLine(); return {|AEV3001:new InProcessSigner()|}; });")]
    [InlineData("services.AddSingleton<ISigner>(_ => on ? external : {|AEV3001:new InProcessSigner()|});")]
    [InlineData("services.AddSingleton<ISigner>(_ => Wrapped({|AEV3001:new InProcessSigner()|}));")]
    [InlineData("{|AEV3001:services.AddKeyedSingleton<ISigner, InProcessSigner>(\"other\")|};")]
    [InlineData("{|AEV3001:services.TryAddSingleton<ISigner, InProcessSigner>()|};")]
    [InlineData("services.AddSingleton<object>({|AEV3001:new InProcessSigner()|});")]
    [InlineData("services.AddSingleton({|AEV3001:new InProcessSigner()|});")]
    [InlineData("ISigner signer = {|AEV3001:new InProcessSigner()|};")]
    [InlineData("services.AddAevumSigner(configuration); {|AEV3001:services.AddSingleton<ISigner, InProcessSigner>()|};")]
    [InlineData("services.AddAevumSigner(configuration); if (on) { {|AEV3001:services.AddSingleton<ISigner, InProcessSigner>()|}; }")]
    [InlineData("{|AEV3001:services.AddSingleton<ISigner, InProcessSigner>()|}.AddAevumSigner(configuration);")]
    [InlineData("{|AEV3001:services.AddSingleton<ISigner, /* why */ InProcessSigner>()|};")]
    [InlineData("Expression<Func<ISigner>> made = () => {|AEV3001:new InProcessSigner()|};")]
    public Task A_signer_whose_registration_is_not_clear_is_left_to_people(string statement) => FixAsync(new RegisterFromConfigurationFix(), $$"""
        using System.Linq.Expressions;
        using Microsoft.Extensions.DependencyInjection.Extensions;

        internal static class Start
        {
            internal static void Run(IServiceCollection services, IConfiguration configuration, ISigner external, bool on) { {{statement}} }
            internal static ISigner Wrapped(ISigner inner) => inner;
        }
        """, null);

    [Fact]
    public Task One_of_two_registrations_is_repaired_and_the_other_left_to_people() => FixAsync(new RegisterFromConfigurationFix(), """
        internal static class Start
        {
            internal static void Run(IServiceCollection services, IConfiguration configuration, bool on)
            {
                {|AEV3001:services.AddSingleton<ISigner, InProcessSigner>()|};
                services.AddSingleton<ISigner>({|AEV3001:new InProcessSigner()|});
            }

            internal static void Two(IServiceCollection services, IConfiguration configuration, bool on)
            {
                if (on)
                {
                    {|AEV3001:services.AddSingleton<ISigner, InProcessSigner>()|};
                }
                else
                {
                    services.AddSingleton<ISigner>({|AEV3001:new InProcessSigner()|});
                }
            }
        }
        """, """
        internal static class Start
        {
            internal static void Run(IServiceCollection services, IConfiguration configuration, bool on)
            {
                services.AddAevumSigner(configuration);
                services.AddSingleton<ISigner>({|AEV3001:new InProcessSigner()|});
            }

            internal static void Two(IServiceCollection services, IConfiguration configuration, bool on)
            {
                if (on)
                {
                    services.AddAevumSigner(configuration);
                }
                else
                {
                    services.AddAevumSigner(configuration);
                }
            }
        }
        """);

    [Fact]
    public Task A_program_of_top_level_statements_registers_from_configuration() => KitTest.FixAsync(new RegisterFromConfigurationFix(), ShippedTest.Program("production", """
        IHostApplicationBuilder builder = null!;
        ISigner signer = {|AEV3001:new InProcessSigner()|};
        builder.Services.AddSingleton(signer);

        """) with { OutputKind = OutputKind.ConsoleApplication }, null, """
        IHostApplicationBuilder builder = null!;
        builder.Services.AddAevumSigner(builder.Configuration);

        """);

    [Theory]
    [InlineData("IServiceCollection Local(IConfiguration configuration) => services;")]
    [InlineData("IConfigurationSection section = null!;")]
    public Task Without_a_configuration_in_scope_nothing_is_offered(string statement) => FixAsync(
        new RegisterFromConfigurationFix(),
        $$"""internal static class Start { internal static void Run(IServiceCollection services) { {{statement}} {|AEV3001:services.AddSingleton<ISigner, InProcessSigner>()|}; } }""",
        null);

    [Fact]
    public Task Without_the_generated_registration_nothing_is_offered() => ShippedTest.FixAsync(new RegisterFromConfigurationFix(), ShippedTest.Project("production", """
        internal static class Start { internal static void Run(IServiceCollection services, IConfiguration configuration) => {|AEV3001:services.AddSingleton<ISigner, InProcessSigner>()|}; }
        """), null);

    [Theory]
    [InlineData("production", "AEV3001")]
    [InlineData("regulated", "AEV3002")]
    public Task An_engine_that_is_started_by_hand_takes_the_registered_signer(string posture, string id) => FixAsync(new UseRegisteredSignerFix(), $$"""
        internal static class Start
        {
            internal static async Task One(IServiceCollection services, IConfiguration configuration, IHost host, IPolicyEngine cedar, IAevumStore store)
            {
                services.AddAevumSigner(configuration);
                await AevumEngine.StartAsync({|{{id}}:new AevumOptions { Store = store, PolicyEngine = cedar }|});
                await AevumEngine.StartAsync(new AevumOptions { Signer = {|{{id}}:new InProcessSigner()|}, /* kept */ Store = store, PolicyEngine = cedar });
            }

            internal static object Two(IServiceCollection services, IPolicyEngine cedar, IAevumStore store) =>
                services.AddSingleton(provider => AevumEngine.StartAsync(new AevumOptions { Signer = {|{{id}}:new InProcessSigner()|}, Store = store, PolicyEngine = cedar }).AsTask().Result);
        }
        """, """
        internal static class Start
        {
            internal static async Task One(IServiceCollection services, IConfiguration configuration, IHost host, IPolicyEngine cedar, IAevumStore store)
            {
                services.AddAevumSigner(configuration);
                await AevumEngine.StartAsync(new AevumOptions { Store = store, PolicyEngine = cedar, Signer = host.Services.GetRequiredService<ISigner>() });
                await AevumEngine.StartAsync(new AevumOptions { Signer = host.Services.GetRequiredService<ISigner>(), /* kept */ Store = store, PolicyEngine = cedar });
            }

            internal static object Two(IServiceCollection services, IPolicyEngine cedar, IAevumStore store) =>
                services.AddSingleton(provider => AevumEngine.StartAsync(new AevumOptions { Signer = provider.GetRequiredService<ISigner>(), Store = store, PolicyEngine = cedar }).AsTask().Result);
        }
        """, posture);

    [Theory]
    [InlineData("services.AddAevumSigner(configuration);", "services.AddSingleton<ISigner>(provider => {|AEV3001:new InProcessSigner()|});")]
    [InlineData("services.AddAevumSigner(configuration);", "ISigner made = {|AEV3001:new InProcessSigner()|}; Console.WriteLine(made);")]
    [InlineData("services.AddAevumSigner(configuration);", "new AevumOptions().Signer = on ? external : {|AEV3001:new InProcessSigner()|};")]
    [InlineData("", "new AevumOptions().Signer = {|AEV3001:new InProcessSigner()|};")]
    public Task A_signer_that_may_be_what_the_services_make_is_not_asked_for_there(string registered, string statement) => FixAsync(new UseRegisteredSignerFix(), $$"""
        internal static class Start
        {
            internal static void Run(IServiceCollection services, IConfiguration configuration, IServiceProvider built, ISigner external, bool on) { {{registered}} {{statement}} }
        }
        """, null);

    private static Task FixAsync(CodeFixProvider provider, string source, string? expected, string posture = "production") =>
        ShippedTest.FixAsync(provider, ShippedTest.Program(posture, source), expected);
}
