
namespace Aevum.Signers.Tests.Vault;

/// <summary>What holds for every Vault; runs against a real one when VAULT_ADDR and VAULT_TOKEN name it.</summary>
public sealed class VaultTransitSignerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signature_verifies_by_the_public_key_alone()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        await using var signer = new VaultTransitSigner(vault.Options());

        var signature = await signer.SignAsync(Digests.One, Ct);

        Assert.True(signer.Verifies(Digests.One, signature));
    }

    [Fact]
    public async Task The_key_id_names_mount_key_and_version()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        await using var signer = new VaultTransitSigner(vault.Options(o => o.KeyVersion = 1));

        await signer.ConnectAsync(Ct);

        Assert.Equal("vault-transit:transit/aevum-test:v1", signer.KeyId);
        Assert.Equal("vault-transit", signer.Provenance);
    }

    [Fact]
    public async Task A_whole_batch_is_one_request()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        await using var signer = new VaultTransitSigner(vault.Options());
        await signer.ConnectAsync(Ct);
        var before = vault.Double?.RequestCount;
        var digests = Digests.Many(256);

        var signatures = await signer.SignBatchAsync(digests, Ct);

        Assert.All(Enumerable.Range(0, 256), i => Assert.True(signer.Verifies(digests[i], signatures[i])));
        Assert.Equal(before + 1, vault.Double?.RequestCount);
    }

    [Fact]
    public async Task The_key_id_is_not_known_before_the_signer_is_connected()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        await using var signer = new VaultTransitSigner(vault.Options());

        var fault = Assert.Throws<InvalidOperationException>(() => signer.KeyId);

        Assert.Contains("ConnectAsync", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_batch_and_one_that_is_too_large_are_refused_as_arguments()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        await using var signer = new VaultTransitSigner(vault.Options(o => o.MaxBatchSize = 4));

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await signer.SignBatchAsync([], Ct));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await signer.SignBatchAsync(Digests.Many(5), Ct));
    }
}
