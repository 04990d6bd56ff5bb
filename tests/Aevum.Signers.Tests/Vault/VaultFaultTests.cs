using Aevum.Signers.Doubles;
using Aevum.Signers.Doubles.Vault;
using Aevum.Signing;

namespace Aevum.Signers.Tests.Vault;

public sealed class VaultFaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Fault.Sealed, "HTTP 503")]
    [InlineData(Fault.ServerError, "HTTP 500")]
    [InlineData(Fault.ReplicaBehind, "HTTP 412")]
    [InlineData(Fault.Throttled, "HTTP 429")]
    [InlineData(Fault.NotInitialised, "vault operator init")]
    [InlineData(Fault.Slow, "no answer within")]
    [InlineData(Fault.CutConnection, "gave no usable answer")]
    [InlineData(Fault.CutAnswer, "gave no usable answer")]
    [InlineData(Fault.Flood, "larger than")]
    [InlineData(Fault.Garbage, "does not hold 1 results")]
    [InlineData(Fault.ShortBatch, "does not hold 1 results")]
    [InlineData(Fault.WrongVersion, "another key version")]
    [InlineData(Fault.ItemRefused, "minimum encryption key version")]
    [InlineData(Fault.KeyDeleted, "HTTP 400")]
    [InlineData(Fault.EchoesToken, "HTTP 500")]
    public async Task A_fault_is_told_with_its_cause_and_without_the_token_and_the_signer_recovers_by_itself(Fault fault, string cause)
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));
        await signer.SignAsync(Digests.One, Ct);
        vault.Fault = fault;

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.SignAsync(Digests.One, Ct));

        Assert.Contains(cause, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(vault.RootToken, thrown.ToString(), StringComparison.Ordinal);
        vault.Fault = Fault.None;
        Assert.True(signer.Verifies(Digests.One, await signer.SignAsync(Digests.One, Ct)));
    }

    [Theory]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.Throttled)]
    [InlineData(Fault.CutConnection)]
    public async Task A_fault_that_passes_in_time_is_not_noticed_by_the_caller(Fault fault)
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken, o => o.TotalTimeout = TimeSpan.FromSeconds(20)));
        await signer.ConnectAsync(Ct);
        vault.Fault = fault;
        var before = vault.RequestCount;

        var signing = signer.SignAsync(Digests.One, Ct).AsTask();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (vault.RequestCount < before + 2)
        {
            await pause.WaitForNextTickAsync(Ct);
        }

        vault.Fault = Fault.None;
        Assert.True(signer.Verifies(Digests.One, await signing));
    }

    [Fact]
    public async Task A_standby_may_send_the_caller_to_the_active_node_of_an_allowed_origin()
    {
        await using var active = await VaultUnderTest.StartDoubleAsync();
        await using var standby = await VaultUnderTest.StartDoubleAsync();
        standby.Fault = Fault.Standby;
        standby.RedirectTo = active.Address;
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(standby.Address, active.RootToken, o => o.RedirectOrigins = active.Address.ToString()));

        var signature = await signer.SignAsync(Digests.One, Ct);

        Assert.True(signer.Verifies(Digests.One, signature));
    }

    [Fact]
    public async Task A_redirect_to_a_foreign_origin_is_refused_before_the_token_is_sent_there()
    {
        await using var foreign = await VaultUnderTest.StartDoubleAsync();
        await using var standby = await VaultUnderTest.StartDoubleAsync();
        standby.Fault = Fault.Standby;
        standby.RedirectTo = foreign.Address;
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(standby.Address, standby.RootToken));

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.SignAsync(Digests.One, Ct));

        Assert.Contains("RedirectOrigins", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(0, foreign.RequestCount);
    }

    [Fact]
    public async Task A_redirect_in_a_circle_ends()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        vault.Fault = Fault.Standby;
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.SignAsync(Digests.One, Ct));

        Assert.Contains("redirects without end", thrown.Message, StringComparison.Ordinal);
        Assert.InRange(vault.RequestCount, 1, 10);
    }

    [Fact]
    public async Task A_given_token_that_is_refused_says_so_and_is_not_tried_for_ever()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, "hvs.not-this-one"));

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.SignAsync(Digests.One, Ct));

        Assert.Contains("HTTP 403", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hvs.not-this-one", thrown.ToString(), StringComparison.Ordinal);
        Assert.InRange(vault.RequestCount, 1, 3);
    }

    [Fact]
    public async Task A_signer_keeps_its_version_when_the_key_is_rotated_until_the_key_forbids_it()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        var key = vault.CreateKey(VaultUnderTest.KeyName);
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));
        await signer.ConnectAsync(Ct);
        key.Rotate();

        Assert.True(signer.Verifies(Digests.One, await signer.SignAsync(Digests.One, Ct)));
        key.MinEncryptionVersion = 2;
        await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.SignAsync(Digests.One, Ct));
        await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.CheckHealthAsync(Ct));
        await using var next = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));
        await next.ConnectAsync(Ct);
        Assert.Equal("vault-transit:transit/aevum-test:v2", next.KeyId);
    }

    [Fact]
    public async Task A_key_that_was_deleted_and_made_again_is_not_taken_for_the_old_one()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));
        await signer.ConnectAsync(Ct);
        vault.CreateKey(VaultUnderTest.KeyName).Replace();

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.CheckHealthAsync(Ct));

        Assert.Contains("made again", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_another_type_is_refused_with_the_command_that_makes_the_right_one()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        vault.CreateKey(VaultUnderTest.KeyName).Type = "ecdsa-p256";
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.ConnectAsync(Ct));

        Assert.Contains("vault write transit/keys/aevum-test type=ed25519", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_key_in_PEM_is_read_too()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        vault.AnswersPem = true;
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));

        var signature = await signer.SignAsync(Digests.One, Ct);

        Assert.True(StrictEd25519.Verify(VaultKeyOf(vault), Digests.One, signature));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_with_its_address()
    {
        var vault = await VaultUnderTest.StartDoubleAsync();
        await vault.DisposeAsync();
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.SignAsync(Digests.One, Ct));

        Assert.Contains($"http://127.0.0.1:{vault.Address.Port}", thrown.Message, StringComparison.Ordinal);
    }

    private static byte[] VaultKeyOf(VaultDouble vault) => vault.CreateKey(VaultUnderTest.KeyName).PublicKey(1).ToArray();
}
