using Aevum.Signers.Doubles.Vault;
using Aevum.Signing;

namespace Aevum.Signers.Tests.Vault;

public sealed class VaultTlsTests : IDisposable
{
    private readonly PrivateAuthority _own = new();
    private readonly PrivateAuthority _foreign = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_private_authority_is_trusted_when_its_file_is_named()
    {
        await using var vault = await StartAsync();
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken, Patient(await _own.WriteRootAsync())));

        Assert.True(await SignsAsync(signer));
    }

    [Fact]
    public async Task Without_its_file_a_private_authority_is_not_trusted()
    {
        await using var vault = await StartAsync();
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));

        await AssertNotTrustedAsync(vault, signer);
    }

    [Fact]
    public async Task An_authority_that_is_named_takes_the_place_of_all_others()
    {
        await using var vault = await StartAsync();
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken, Named(await _foreign.WriteRootAsync())));

        await AssertNotTrustedAsync(vault, signer);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_not_trusted()
    {
        await using var vault = await StartAsync("vault.example");
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken, Named(await _own.WriteRootAsync())));

        await AssertNotTrustedAsync(vault, signer);
    }

    [Theory]
    [InlineData("/no/such/file.pem")]
    [InlineData("/dev/null")]
    public void A_file_without_a_certificate_is_refused_by_the_name_of_the_option(string file)
    {
        var thrown = Assert.ThrowsAny<ArgumentException>(() => new VaultTransitSigner(VaultUnderTest.Options(new Uri("https://vault.example"), "hvs.s3cr3t", o => o.CertificateAuthorityFile = file)));

        Assert.Contains("CertificateAuthorityFile", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", thrown.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _own.Dispose();
        _foreign.Dispose();
    }

    private async Task<VaultDouble> StartAsync(string? name = null)
    {
        var vault = new VaultDouble { Certificate = _own.Issue(name) };
        vault.CreateKey(VaultUnderTest.KeyName);
        await vault.StartAsync(ct: Ct);
        return vault;
    }

    private static Action<VaultTransitOptions> Named(string file) => o => o.CertificateAuthorityFile = file;

    /// <summary>The first handshake of a process is slow.</summary>
    private static Action<VaultTransitOptions> Patient(string file) => o => (o.CertificateAuthorityFile, o.AttemptTimeout, o.TotalTimeout) = (file, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));

    private static async Task<bool> SignsAsync(VaultTransitSigner signer) => signer.Verifies(Digests.One, await signer.SignAsync(Digests.One, Ct));

    /// <summary>The token must not have been sent.</summary>
    private static async Task AssertNotTrustedAsync(VaultDouble vault, VaultTransitSigner signer)
    {
        await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.SignAsync(Digests.One, Ct));
        Assert.Equal(0, vault.RequestCount);
    }
}
