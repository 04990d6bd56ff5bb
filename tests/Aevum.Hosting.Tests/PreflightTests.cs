using Aevum.Declarations;
using Aevum.Hosting.Checks;
using Aevum.Policy;
using Aevum.Signing;
using Microsoft.Extensions.DependencyInjection;

namespace Aevum.Hosting.Tests;

public sealed class PreflightTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AevumPosture.Development, "")]
    [InlineData(AevumPosture.Production, "AEV3001 AEV4001 AEV5002 AEV5003")]
    [InlineData(AevumPosture.Regulated, "AEV3002! AEV4001! AEV5002! AEV5003")]
    public void An_engine_with_everything_left_out_is_judged_by_its_posture(AevumPosture posture, string expected)
    {
        Assert.Equal(expected, Judge(new AevumOptions { Posture = posture, VerifyOnStart = false }));
    }

    [Theory]
    [InlineData(AevumPosture.Production)]
    [InlineData(AevumPosture.Regulated)]
    public void A_complete_configuration_passes(AevumPosture posture)
    {
        using var signer = new ExternalSigner(new ExternalSignerOptions());

        Assert.Equal("", Judge(Complete(posture, signer)));
    }

    [Fact]
    public void The_stricter_of_build_and_host_counts()
    {
        var regulatedBuild = new BuildManifest { Posture = AevumPosture.Regulated, RulesVersion = "1", ManifestHash = "00" };

        var report = Preflight.Check(new AevumOptions { BuildManifest = regulatedBuild, Posture = AevumPosture.Development }, false, _ => null);

        Assert.Equal(AevumPosture.Regulated, report.Posture);
        Assert.False(report.IsPassed);
    }

    [Fact]
    public void A_signer_of_ones_own_that_says_in_process_is_in_process()
    {
        using var signer = new InProcessSigner();

        Assert.Equal("AEV3002!", Judge(Complete(AevumPosture.Regulated, signer)));
        Assert.Equal("AEV3002!", Judge(Complete(AevumPosture.Regulated, new Liar())));
    }

    [Theory]
    [InlineData("1", "AEV5001!")]
    [InlineData("0", "AEV5001")]
    [InlineData("", "AEV5001")]
    [InlineData(null, "")]
    public void Development_mode_must_be_unset(string? value, string expected)
    {
        using var signer = new ExternalSigner(new ExternalSignerOptions());

        Assert.Equal(expected, Judge(Complete(AevumPosture.Production, signer), value));
        Assert.Equal(expected, Judge(Complete(AevumPosture.Regulated, signer), value));
    }

    [Fact]
    public void A_host_in_the_Development_environment_is_guarded_except_in_the_regulated_posture()
    {
        Assert.Equal("", Judge(new AevumOptions { Posture = AevumPosture.Production }, "1", isDevelopment: true));
        Assert.Equal("AEV3002! AEV4001! AEV5001! AEV5002!", Judge(new AevumOptions { Posture = AevumPosture.Regulated }, "1", isDevelopment: true));
    }

    [Fact]
    public async Task A_regulated_host_does_not_start_with_a_key_in_the_process_and_names_the_rules()
    {
        var builder = TestHost.Create("Production", ("Aevum:Posture", "Regulated"), ("Aevum:Signer:Kind", "in-process"), ("Aevum:Store:Kind", "memory"));
        builder.Services.AddAevumSigner(builder.Configuration).AddAevum(builder.Configuration);
        using var host = builder.Build();

        var fault = await Assert.ThrowsAsync<PreflightException>(() => host.StartAsync(Token));

        Assert.Equal(["AEV3002", "AEV4001", "AEV5002"], fault.Report!.Findings.Select(finding => finding.RuleId));
        Assert.StartsWith("The regulated posture does not allow this start:\n  - AEV3002: The signing key would lie in the memory of this process; register an external signer with Aevum:Signer:Kind. See https://", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_production_host_starts_and_says_what_it_lacks()
    {
        var builder = TestHost.Create("Production", ("Aevum:Posture", "Production"));
        builder.Services.AddAevum(builder.Configuration).AddAevumHealthCheck();
        using var host = builder.Build();

        await host.StartAsync(Token);
        var health = await host.Services.GetRequiredService<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckService>().CheckHealthAsync(Token);
        await host.StopAsync(Token);

        var entry = health.Entries["aevum"];
        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded, entry.Status);
        Assert.Equal("AEV3001, AEV4001, AEV5002", entry.Data["findings"]);
        Assert.Equal("production", entry.Data["posture"]);
    }

    [Fact]
    public async Task A_remote_signer_that_is_down_makes_the_health_check_unhealthy_until_it_is_back()
    {
        var builder = TestHost.Create("Production", ("Aevum:Signer:Kind", "external-double"), ("Aevum:Signer:KeyName", "k"));
        builder.Services.AddAevumSigner(builder.Configuration).AddAevum(builder.Configuration).AddAevumHealthCheck();
        using var host = builder.Build();
        await host.StartAsync(Token);
        var checks = host.Services.GetRequiredService<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckService>();

        ExternalSigner.IsDown.Value = true;
        var down = await checks.CheckHealthAsync(Token);
        ExternalSigner.IsDown.Value = false;
        var back = await checks.CheckHealthAsync(Token);
        await host.StopAsync(Token);

        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy, down.Entries["aevum"].Status);
        Assert.Equal("the double is down", down.Entries["aevum"].Description);
        Assert.NotEqual(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy, back.Entries["aevum"].Status);
    }

    [Fact]
    public void This_test_assembly_announces_its_manifest()
    {
        var manifest = BuildManifests.Find("Aevum.Hosting.Tests");

        Assert.NotNull(manifest);
        Assert.True(manifest.IsTestProject);
        Assert.Equal("support-ticket-resolution", Assert.Single(manifest.Purposes).Name);
        Assert.Contains(manifest.Signers, signer => signer.Kind == "vault-transit");
        Assert.Contains(manifest.Signers, signer => signer is { Kind: "external-double", Boundary: TrustBoundary.External });
    }

    private static AevumOptions Complete(AevumPosture posture, ISigner signer) => new()
    {
        Posture = posture,
        Signer = signer,
        PolicyEngine = new DenyAll(),
        Store = new DurableStore(),
    };

    private static string Judge(AevumOptions options, string? developmentSwitch = null, bool isDevelopment = false) =>
        string.Join(" ", Preflight.Check(options, isDevelopment, _ => developmentSwitch).Findings.Select(finding => finding.RuleId + (finding.StopsTheStart ? "!" : "")));

    private sealed class DenyAll : IPolicyEngine
    {
        public ValueTask<PolicyDecision> AuthorizeAsync(PolicyRequest request, CancellationToken ct = default) => new(PolicyDecision.Deny("closed"));
    }

    /// <summary>Declares the key inside, whatever its provenance says.</summary>
    [AevumSigner("liar", Boundary = TrustBoundary.InProcess)]
    internal sealed class Liar : ISigner
    {
        public string KeyId => "liar";

        public string Provenance => "vault-transit";

        public ReadOnlyMemory<byte> PublicKey => default;

        public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => throw new SignerUnavailableException(digest.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
