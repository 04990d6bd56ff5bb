using Aevum.Analyzers.CodeFixes.Deployment;
using Aevum.Analyzers.CodeFixes.Services;
using Aevum.Analyzers.CodeFixes.Signing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aevum.Analyzers.Tests;

/// <summary>The code fixes of the rules about what is shipped.</summary>
public sealed class ShippedFixTests
{
    private const string Options = """
        [AevumSigner("mine", Boundary = TrustBoundary.External)]
        internal sealed class Mine(MineOptions options) : ISigner
        {
            public MineOptions Options => options;
            public string KeyId => "k";
            public string Provenance => "mine";
            public ReadOnlyMemory<byte> PublicKey => default;
            public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray());
        }

        internal sealed class MineOptions
        {
            public Uri? Address { get; set; }
            public string Endpoint { get; set; } = "";
            public string? ApiKey { get; set; }
        }


        """;

    [Fact]
    public Task An_insecure_address_becomes_https_where_it_is_written() => FixAsync(new UseHttpsFix(), Options + """
        internal static class Start
        {
            private const string Kept = "http://kms.example:8200/v1";

            internal static object[] Run(string host) =>
            [
                new MineOptions { Address = {|AEV3004:new Uri("http://kms.example")|} /* kept */ },
                new MineOptions { Endpoint = {|AEV3004:@"HTTP://kms.example"|} },
                new MineOptions { Endpoint = {|AEV3004:$"http://{host}:8200"|} },
                new MineOptions { Endpoint = {|AEV3004:Kept|} },
            ];
        }
        """, Options + """
        internal static class Start
        {
            private const string Kept = "https://kms.example:8200/v1";

            internal static object[] Run(string host) =>
            [
                new MineOptions { Address = new Uri("https://kms.example") /* kept */ },
                new MineOptions { Endpoint = @"https://kms.example" },
                new MineOptions { Endpoint = $"https://{host}:8200" },
                new MineOptions { Endpoint = Kept },
            ];
        }
        """);

    [Fact]
    public Task A_certificate_check_that_accepts_everything_is_left_to_people() => FixAsync(new UseHttpsFix(), Options + """
        [AevumSigner("other", Boundary = TrustBoundary.External)]
        internal sealed class Other : ISigner
        {
            private readonly System.Net.Http.HttpClientHandler _handler = new() { ServerCertificateCustomValidationCallback = {|AEV3004:(_, _, _, _) => true|} };
            public object Handler => _handler;
            public string KeyId => "k";
            public string Provenance => "other";
            public ReadOnlyMemory<byte> PublicKey => default;
            public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray());
        }
        """, null);

    [Fact]
    public Task A_secret_is_read_from_the_environment() => FixAsync(new ReadSecretFix(), Options + """
        internal static class Start
        {
            internal static object Run() => new MineOptions { ApiKey = {|AEV3005:"k-123"|} };
        }
        """, Options + """
        internal static class Start
        {
            internal static object Run() => new MineOptions { ApiKey = Environment.GetEnvironmentVariable("AEVUM_SIGNER_API_KEY") ?? throw new InvalidOperationException("The environment variable AEVUM_SIGNER_API_KEY is not set.") };
        }
        """);

    [Fact]
    public Task A_key_is_read_from_the_environment_and_still_decoded() => FixAsync(new ReadSecretFix(), """
        internal static class Start
        {
            internal static object? Run(IHostEnvironment env) => env.IsDevelopment() ? new InProcessSigner({|AEV3003:Convert.FromHexString("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")|}) : null;
        }
        """, """
        internal static class Start
        {
            internal static object? Run(IHostEnvironment env) => env.IsDevelopment() ? new InProcessSigner(Convert.FromHexString(Environment.GetEnvironmentVariable("AEVUM_SIGNER_KEY") ?? throw new InvalidOperationException("The environment variable AEVUM_SIGNER_KEY is not set."))) : null;
        }
        """);

    [Fact]
    public Task A_key_of_bytes_is_left_to_people() => FixAsync(new ReadSecretFix(), """
        internal static class Start
        {
            internal static object? Run(IHostEnvironment env) => env.IsDevelopment() ? new InProcessSigner({|AEV3003:new byte[] { 1, 2, 3 }|}) : null;
        }
        """, null);

    [Fact]
    public Task A_service_for_development_is_guarded_where_an_environment_is_in_scope() => FixAsync(new GuardWithIsDevelopmentFix(), """
        internal static class Start
        {
            internal static void Run(IHostEnvironment env, IServiceCollection services)
            {
                // A comment stays.
                ISigner signer = {|AEV3001:new InProcessSigner()|}; // This one too.
                Console.WriteLine(signer);
            }

            internal static void Two(IHostEnvironment env, IServiceCollection services)
            {
                {|AEV5002:services.AddSingleton<IAevumStore, InMemoryStore>()|};
                services.AddSingleton<IPolicyEngine>(_ => {|AEV4001:new NullPolicyEngine()|});
            }

            internal static string? Three(IHostEnvironment env) => {|AEV4001:(new NullPolicyEngine())|}.ToString();
        }
        """, """
        internal static class Start
        {
            internal static void Run(IHostEnvironment env, IServiceCollection services)
            {
                // A comment stays.
                ISigner signer = env.IsDevelopment() ? new InProcessSigner() : throw new InvalidOperationException("Configure this service: the one for development is not allowed here."); // This one too.
                Console.WriteLine(signer);
            }

            internal static void Two(IHostEnvironment env, IServiceCollection services)
            {
                if (env.IsDevelopment())
                {
                    services.AddSingleton<IAevumStore, InMemoryStore>();
                }
                services.AddSingleton<IPolicyEngine>(_ => env.IsDevelopment() ? new NullPolicyEngine() : throw new InvalidOperationException("Configure this service: the one for development is not allowed here."));
            }

            internal static string? Three(IHostEnvironment env) => (env.IsDevelopment() ? new NullPolicyEngine() : throw new InvalidOperationException("Configure this service: the one for development is not allowed here.")).ToString();
        }
        """);

    [Fact]
    public Task What_follows_a_guard_that_throws_needs_no_second_one() => FixAsync(new GuardWithIsDevelopmentFix(), """
        internal static class Start
        {
            internal static void Run(IHostEnvironment env)
            {
                ISigner signer = {|AEV3001:new InProcessSigner()|};
                IAevumStore store = {|AEV5002:new InMemoryStore()|};
            }
        }
        """, """
        internal static class Start
        {
            internal static void Run(IHostEnvironment env)
            {
                ISigner signer = env.IsDevelopment() ? new InProcessSigner() : throw new InvalidOperationException("Configure this service: the one for development is not allowed here.");
                IAevumStore store = new InMemoryStore();
            }
        }
        """);

    [Fact]
    public Task Without_an_environment_in_scope_no_guard_is_offered() => FixAsync(new GuardWithIsDevelopmentFix(), """
        internal static class Start
        {
            internal static ISigner Run() => {|AEV3001:new InProcessSigner()|};
        }
        """, null);

    [Fact]
    public Task Verification_is_switched_on_again() => FixAsync(new VerifyOnStartFix(), """
        internal static class Start
        {
            internal static void Run(AevumOptions options) => options.VerifyOnStart = {|AEV5003:false|};

            internal static void Two(AevumOptions options, bool fast) => options.VerifyOnStart = {|AEV5003:!fast && false|};
        }
        """.Replace("\n\n    internal static void Two(AevumOptions options, bool fast) => options.VerifyOnStart = {|AEV5003:!fast && false|};", "", StringComparison.Ordinal), """
        internal static class Start
        {
            internal static void Run(AevumOptions options) => options.VerifyOnStart = true;
        }
        """);

    [Fact]
    public Task The_statement_that_switches_development_mode_on_is_removed() => FixAsync(new RemoveDevelopmentSwitchFix(), """
        internal static class Start
        {
            internal static void Run(System.Diagnostics.ProcessStartInfo info)
            {
                Console.WriteLine("before");
                Environment.SetEnvironmentVariable({|AEV5001:"AEVUM_DEV"|}, "1");
                info.Environment[{|AEV5001:"AEVUM_DEV"|}] = "1";
                Console.WriteLine("after");
            }
        }
        """, """
        internal static class Start
        {
            internal static void Run(System.Diagnostics.ProcessStartInfo info)
            {
                Console.WriteLine("before");
                Console.WriteLine("after");
            }
        }
        """);

    [Fact]
    public Task A_statement_that_stands_alone_under_a_condition_is_left_to_people() => FixAsync(new RemoveDevelopmentSwitchFix(), """
        internal static class Start
        {
            internal static void Run(bool on)
            {
                if (on) Environment.SetEnvironmentVariable({|AEV5001:"AEVUM_DEV"|}, "1");
            }
        }
        """, null);

    [Fact]
    public Task A_secret_is_read_from_the_configuration_in_scope() => FixAsync(new ReadSecretFix(), Options + """
        internal static class Start
        {
            internal static object Run(IConfiguration configuration) => new MineOptions { ApiKey = /* why */ {|AEV3005:"k-123"|} };
            internal static object Two(HostBuilderContext context) => new MineOptions { ApiKey = {|AEV3005:"k-124"|} };
        }
        """, Options + """
        internal static class Start
        {
            internal static object Run(IConfiguration configuration) => new MineOptions { ApiKey = /* why */ configuration["Aevum:Signer:ApiKey"] ?? throw new InvalidOperationException("The configuration key Aevum:Signer:ApiKey is not set.") };
            internal static object Two(HostBuilderContext context) => new MineOptions { ApiKey = context.Configuration["Aevum:Signer:ApiKey"] ?? throw new InvalidOperationException("The configuration key Aevum:Signer:ApiKey is not set.") };
        }
        """, "ReadFromConfiguration");

    [Fact]
    public Task A_secret_can_be_read_from_the_environment_where_a_configuration_is_in_scope_too() => FixAsync(new ReadSecretFix(), Options + """
        internal static class Start
        {
            internal static object Run(IConfiguration configuration) => new MineOptions { ApiKey = {|AEV3005:"k-123"|} };
        }
        """, Options + """
        internal static class Start
        {
            internal static object Run(IConfiguration configuration) => new MineOptions { ApiKey = Environment.GetEnvironmentVariable("AEVUM_SIGNER_API_KEY") ?? throw new InvalidOperationException("The environment variable AEVUM_SIGNER_API_KEY is not set.") };
        }
        """, "ReadFromEnvironment");

    private static Task FixAsync(CodeFixProvider provider, string source, string? expected, string? key = null) => ShippedTest.FixAsync(provider, ShippedTest.Project("production", source), expected, key);
}
