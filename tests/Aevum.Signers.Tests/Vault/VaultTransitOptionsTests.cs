namespace Aevum.Signers.Tests.Vault;

public sealed class VaultTransitOptionsTests
{
    public static TheoryData<string, Action<VaultTransitOptions>> Wrong => new()
    {
        { "AEV3004", o => o.Address = new Uri("http://vault.example.com:8200") },
        { "AEV3004", o => o.Address = new Uri("http://0.0.0.0:8200") },
        { "absolute https", o => o.Address = new Uri("ftp://127.0.0.1") },
        { "user name", o => o.Address = new Uri("https://user:pass@vault.example.com") },
        { "KeyName", o => o.KeyName = "" },
        { "KeyName", o => o.KeyName = "../sys/seal" },
        { "KeyName", o => o.KeyName = "a/b" },
        { "KeyName", o => o.KeyName = new string('k', 257) },
        { "Mount", o => o.Mount = "transit/../sys" },
        { "Mount", o => o.Mount = " " },
        { "exactly one way", o => o.Token = null },
        { "exactly one way", o => o.KubernetesRole = "role" },
        { "belong together", o => (o.Token, o.AppRoleId) = (null, "role") },
        { "Token must not", o => o.Token = "with space" },
        { "Token must not", o => o.Token = "line\r\nX-Other: 1" },
        { "Namespace", o => o.Namespace = "a\nb" },
        { "KeyVersion", o => o.KeyVersion = 0 },
        { "AttemptTimeout", o => o.AttemptTimeout = TimeSpan.Zero },
        { "TotalTimeout", o => o.TotalTimeout = TimeSpan.FromHours(1) },
        { "MaxBatchSize", o => o.MaxBatchSize = 0 },
        { "RedirectOrigins", o => o.RedirectOrigins = "http://other.example.com" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Options_that_do_not_hold_together_are_refused_by_name_and_without_a_secret(string expected, Action<VaultTransitOptions> change)
    {
        var options = new VaultTransitOptions { Address = new Uri("https://vault.example.com"), KeyName = "key", Token = "hvs.s3cr3t" };
        change(options);

        var thrown = Assert.Throws<SignerOptionsException>(() => new VaultTransitSigner(options));

        Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_is_named_at_once()
    {
        var thrown = Assert.Throws<SignerOptionsException>(() => new VaultTransitSigner(new VaultTransitOptions { Address = new Uri("http://vault.example.com"), MaxBatchSize = 0 }));

        Assert.Contains("Address", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("KeyName", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("MaxBatchSize", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8200")]
    [InlineData("http://localhost:8200")]
    [InlineData("http://[::1]:8200")]
    [InlineData("https://vault.example.com")]
    public async Task Loopback_and_https_are_accepted(string address)
    {
        await using var signer = new VaultTransitSigner(new VaultTransitOptions { Address = new Uri(address), KeyName = "key", Token = "t" });

        Assert.Equal("vault-transit", signer.Provenance);
    }

    [Fact]
    public async Task A_later_change_of_the_options_has_no_effect()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        var options = VaultUnderTest.Options(vault.Address, vault.RootToken);
        await using var signer = new VaultTransitSigner(options);
        options.KeyName = "other";

        await signer.ConnectAsync(TestContext.Current.CancellationToken);

        Assert.Contains(VaultUnderTest.KeyName, signer.KeyId, StringComparison.Ordinal);
    }
}
