using System.Text.Json;
using Aevum.Hosting.Configuration;
using Aevum.Policy;
using Aevum.Signing;
using Aevum.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aevum.Hosting.Tests;

public sealed class EngineHostTests
{
    private static readonly (string Key, string? Value)[] Usual =
    [
        ("Aevum:Signer:Kind", "external-double"),
        ("Aevum:Signer:ExternalDouble:KeyName", "ledger"),
        ("Aevum:Store:Kind", "memory"),
        ("Aevum:Policy:Kind", "null"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_engine_starts_with_the_host_serves_and_stops_with_it()
    {
        var builder = TestHost.Create("Development", Usual);
        builder.Services.AddAevumSigner(builder.Configuration).AddAevum(builder.Configuration);
        using var host = builder.Build();

        await host.StartAsync(Token);
        var engine = host.Services.GetRequiredService<AevumEngine>();
        await engine.AddConsentGrantAsync(SupportTicketResolution.Grant("ada", DateTimeOffset.UtcNow.AddMinutes(-1)), Token);
        var written = await SupportTicketResolution.For(engine).IngestAsync("ada", JsonSerializer.SerializeToElement(new { ticket = 7 }), new Provenance { SourceId = "crm" }, Token);
        var read = await SupportTicketResolution.For(engine).QueryAsync("ada", Token);
        var verdict = await engine.VerifySigchainAsync(Token);
        await host.StopAsync(Token);

        Assert.Equal(OutputStatus.Ok, written.Status);
        Assert.Equal(OutputStatus.Ok, read.Status);
        Assert.Contains("\"ticket\":7", read.Data.GetRawText(), StringComparison.Ordinal);
        Assert.True(verdict.IsVerified);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => (await engine.QueryAsync(new QueryRequest { SubjectIds = ["ada"], Actor = "support-agent", Purpose = "support-ticket-resolution" }, Token)).EnsureOk());
    }

    [Fact]
    public async Task A_remote_signer_is_connected_before_the_start_and_disposed_of_after_the_stop()
    {
        var builder = TestHost.Create("Development", Usual);
        builder.Services.AddAevumSigner(builder.Configuration).AddAevum(builder.Configuration);
        var host = builder.Build();

        await host.StartAsync(Token);
        var signer = (ExternalSigner)host.Services.GetRequiredService<ISigner>();
        Assert.True(signer.IsConnected);
        await host.StopAsync(Token);
        Assert.False(signer.IsDisposed);
        await ((IAsyncDisposable)host).DisposeAsync();

        Assert.True(signer.IsDisposed);
    }

    [Fact]
    public async Task Every_problem_of_the_configuration_is_reported_at_once_by_its_key()
    {
        var builder = TestHost.Create(
            "Development",
            ("Aevum:Posture", "secret-posture"),
            ("Aevum:DeploymentCeling", "Internal"),
            ("Aevum:MaxBatchSize", "0"),
            ("Aevum:SignerTimeout", "30"),
            ("Aevum:TrustedKeys:0", "secret-key"),
            ("Aevum:Store:Kind", "memroy"),
            ("Aevum:Policy:Path", "policies"),
            ("Aevum:Signer:Kind", "external-duble"));
        builder.Services.AddAevumSigner(builder.Configuration).AddAevum(builder.Configuration);
        using var host = builder.Build();

        var fault = await Assert.ThrowsAsync<AevumConfigurationException>(() => host.StartAsync(Token));

        Assert.Equal(
            [
                "Aevum:MaxBatchSize is out of range: ",
                "Aevum:TrustedKeys:0 must be an Ed25519 public key of 32 bytes in hexadecimal.",
                "Aevum:Posture must be one of Development, Production, Regulated.",
                "Aevum:SignerTimeout must be a duration such as 00:00:05 (hours, minutes, seconds).",
                "Aevum:DeploymentCeling is not known here; remove it. Did you mean 'DeploymentCeiling'?",
                "Aevum:Store:Kind is not known; set it to one of: ",
                "Aevum:Policy:Kind is not set; set it to one of: ",
                "Aevum:Signer:Kind names no signer of this build; set it to one of: aws-kms, external-double, in-process",
            ],
            fault.Problems.Select(problem => Expected(problem)));
        Assert.Contains("Did you mean 'memory'?", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'external-double'?", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_refuses_keys_that_it_does_not_know()
    {
        var builder = TestHost.Create("Development", [.. Usual, ("Aevum:Store:Path", "ledger.db")]);
        builder.Services.AddAevumSigner(builder.Configuration).AddAevum(builder.Configuration);
        using var host = builder.Build();

        var fault = await Assert.ThrowsAsync<AevumConfigurationException>(() => host.StartAsync(Token));

        Assert.Equal(["Aevum:Store:Path is not known here; remove it."], fault.Problems);
    }

    [Fact]
    public async Task A_part_reports_what_it_lacks_and_what_it_refuses()
    {
        var builder = TestHost.Create("Development", ("Aevum:Store:Kind", "sqlite"), ("Aevum:Store:Folder", "ledger.db"), ("Aevum:Store:BusyTimeout", "5"));
        builder.Services.AddAevum(builder.Configuration);
        using var host = builder.Build();

        var fault = await Assert.ThrowsAsync<AevumConfigurationException>(() => host.StartAsync(Token));

        Assert.Equal(
            [
                "Aevum:Store:Path is missing or blank; set it to a text.",
                "Aevum:Store:BusyTimeout must be a duration such as 00:00:05 (hours, minutes, seconds).",
                "Aevum:Store:Folder is not known here; remove it.",
            ],
            fault.Problems);
    }

    [Fact]
    public async Task A_durable_store_carries_chain_and_consent_over_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("aevum-hosting-");
        try
        {
            using var key = new InProcessSigner();
            var first = await SequenceAfterAsync(Path.Combine(folder.FullName, "ledger.db"), key, engine => engine.AddConsentGrantAsync(SupportTicketResolution.Grant("ada", DateTimeOffset.UtcNow.AddMinutes(-1)), Token));
            var second = await SequenceAfterAsync(Path.Combine(folder.FullName, "ledger.db"), key, async engine => (await SupportTicketResolution.For(engine).QueryAsync("ada", Token)).EnsureOk());

            Assert.Equal(2, first);
            Assert.Equal(4, second);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_signer_section_without_a_registration_is_reported()
    {
        var builder = TestHost.Create("Development", Usual);
        builder.Services.AddAevum(builder.Configuration);
        using var host = builder.Build();

        var fault = await Assert.ThrowsAsync<AevumConfigurationException>(() => host.StartAsync(Token));

        Assert.Equal("Aevum:Signer is set, but no signer is registered; call services.AddAevumSigner(configuration), which the generator of Aevum.Analyzers writes.", fault.Message);
    }

    [Fact]
    public async Task Registered_parts_are_used_where_the_configuration_names_none_and_code_has_the_last_word()
    {
        var store = new InMemoryStore();
        var builder = TestHost.Create("Development", ("Aevum:DeploymentCeiling", "Internal"), ("Aevum:CeilingMode", "block"));
        builder.Services.AddSingleton<IAevumStore>(store).AddSingleton<IPolicyEngine, DenyAll>();
        AevumOptions? seen = null;
        builder.Services.AddAevum(builder.Configuration, options =>
        {
            options.DeploymentCeiling = Classification.Confidential;
            seen = options;
        });
        using var host = builder.Build();

        await host.StartAsync(Token);
        var denied = await SupportTicketResolution.For(host.Services.GetRequiredService<AevumEngine>()).QueryAsync("ada", Token);
        await host.StopAsync(Token);

        Assert.Same(store, seen!.Store);
        Assert.Equal((Classification.Confidential, CeilingMode.Block), (seen.DeploymentCeiling, seen.CeilingMode));
        Assert.Equal(OutputStatus.Error, denied.Status);
    }

    [Fact]
    public async Task The_engine_is_there_for_hosted_services_and_not_before()
    {
        var builder = TestHost.Create("Development", Usual);
        builder.Services.AddHostedService<EarlyService>().AddAevumSigner(builder.Configuration).AddAevum(builder.Configuration);
        using var host = builder.Build();
        var waiting = host.Services.GetRequiredService<AevumEngineAccessor>().WaitAsync(Token);

        Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<AevumEngine>());
        Assert.False(waiting.IsCompleted);
        await host.StartAsync(Token);

        Assert.Same(await waiting, host.Services.GetRequiredService<AevumEngine>());
        Assert.Same(await waiting, host.Services.GetServices<IHostedService>().OfType<EarlyService>().Single().Seen);
    }

    [Fact]
    public async Task Who_waits_for_an_engine_that_cannot_start_hears_the_reason()
    {
        var builder = TestHost.Create("Development", ("Aevum:Posture", "strict"));
        builder.Services.AddAevum(builder.Configuration);
        using var host = builder.Build();
        var waiting = host.Services.GetRequiredService<AevumEngineAccessor>().WaitAsync(Token);

        await Assert.ThrowsAsync<AevumConfigurationException>(() => host.StartAsync(Token));

        await Assert.ThrowsAsync<AevumConfigurationException>(() => waiting);
    }

    [Fact]
    public void A_second_engine_is_refused()
    {
        var services = new ServiceCollection().AddAevum(_ => { });

        Assert.Throws<InvalidOperationException>(() => services.AddAevum(_ => { }));
    }

    [Fact]
    public void Null_arguments_are_refused()
    {
        var services = new ServiceCollection();

        Assert.Throws<ArgumentNullException>(() => services.AddAevum((Action<AevumOptions>)null!));
        Assert.Throws<ArgumentNullException>(() => services.AddAevum((Microsoft.Extensions.Configuration.IConfiguration)null!));
        Assert.Throws<ArgumentNullException>(() => AevumServiceCollectionExtensions.AddAevum(null!, _ => { }));
        Assert.Throws<ArgumentNullException>(() => services.AddAevumSigner(null!));
    }

    private static async Task<long> SequenceAfterAsync(string path, ISigner signer, Func<AevumEngine, ValueTask> act)
    {
        var builder = TestHost.Create("Development", ("Aevum:Store:Kind", "sqlite"), ("Aevum:Store:Path", path));
        builder.Services.AddSingleton(signer).AddAevum(builder.Configuration);
        using var host = builder.Build();
        await host.StartAsync(Token);
        var engine = host.Services.GetRequiredService<AevumEngine>();
        await act(engine);
        var sequence = engine.Health.Head.Sequence;
        await host.StopAsync(Token);
        return sequence;
    }

    /// <summary>The stable beginning of a problem: kinds and ranges that other packages add are not this test's business.</summary>
    private static string Expected(string problem)
    {
        foreach (var start in new[] { "is out of range: ", "Store:Kind is not known; set it to one of: ", "Policy:Kind is not set; set it to one of: ", "aws-kms, external-double, in-process" })
        {
            var index = problem.IndexOf(start, StringComparison.Ordinal);
            if (index >= 0)
            {
                return problem[..(index + start.Length)];
            }
        }

        return problem;
    }

    private sealed class DenyAll : IPolicyEngine
    {
        public ValueTask<PolicyDecision> AuthorizeAsync(PolicyRequest request, CancellationToken ct = default) => new(PolicyDecision.Deny("closed"));
    }

    private sealed class EarlyService(AevumEngineAccessor accessor) : IHostedService
    {
        public AevumEngine? Seen { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Seen = accessor.Engine;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
