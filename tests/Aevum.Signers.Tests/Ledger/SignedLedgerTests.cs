using Aevum.Signers.Doubles;
using Aevum.Signers.Doubles.Kms;
using Aevum.Signers.Tests.AwsKms;
using Aevum.Signers.Tests.Pkcs11;
using Aevum.Signers.Tests.Vault;
using Aevum.Signing;

namespace Aevum.Signers.Tests.Ledger;

public sealed class SignedLedgerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chain_signed_by_Vault_verifies_by_the_public_key_alone()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        await using var signer = new VaultTransitSigner(vault.Options());

        await AssertChainVerifiesAsync(signer);
    }

    [Fact]
    public async Task A_chain_signed_by_KMS_verifies_by_the_public_key_alone()
    {
        await using var kms = new KmsDouble();
        await kms.StartAsync(ct: Ct);
        using var signer = KmsUnderTest.Signer(kms);

        await AssertChainVerifiesAsync(signer);
    }

    [Fact]
    public async Task A_chain_signed_by_a_PKCS11_token_verifies_by_the_public_key_alone()
    {
        using var signer = new Pkcs11Signer(SoftToken.Require().Options());

        await AssertChainVerifiesAsync(signer);
    }

    [Fact]
    public async Task The_session_tells_where_the_key_lives()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        await using var signer = new VaultTransitSigner(vault.Options());
        await using var ledger = await LedgerUnderTest.StartAsync(signer);

        var start = (await ledger.EventsAsync())[0];

        Assert.Contains("\"key_provenance\":\"vault-transit\"", System.Text.Encoding.ASCII.GetString(start.Payload.Span), StringComparison.Ordinal);
        Assert.Equal(signer.KeyId, start.SignerKeyId);
    }

    [Theory]
    [InlineData(Fault.Sealed)]
    [InlineData(Fault.Slow)]
    [InlineData(Fault.WrongKey)]
    [InlineData(Fault.ShortBatch)]
    [InlineData(Fault.CutAnswer)]
    public async Task While_the_service_fails_calls_are_signer_unavailable_and_nothing_is_stored_and_the_engine_recovers(Fault fault)
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));
        await using var ledger = await LedgerUnderTest.StartAsync(signer);
        var before = (await ledger.EventsAsync()).Count;
        vault.Fault = fault;

        var refused = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ledger.IngestAsync(i, Ct).AsTask()));

        Assert.All(refused, envelope => Assert.Equal(ErrorCodes.SignerUnavailable, envelope.ErrorCode));
        Assert.Equal(before, (await ledger.EventsAsync()).Count);
        vault.Fault = Fault.None;
        (await ledger.IngestAsync(9, Ct)).EnsureOk();
        Assert.True((await ledger.VerifyExportAsync(signer.PublicKey)).IsVerified);
    }

    [Fact]
    public async Task The_health_of_the_signer_shows_while_it_fails_and_after()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));
        await using var ledger = await LedgerUnderTest.StartAsync(signer);
        await ledger.Engine.CheckSignerAsync(Ct);
        vault.Fault = Fault.Sealed;

        await Assert.ThrowsAsync<SignerUnavailableException>(async () => await ledger.Engine.CheckSignerAsync(Ct));

        vault.Fault = Fault.None;
        await ledger.Engine.CheckSignerAsync(Ct);
    }

    [Fact]
    public async Task An_engine_does_not_start_with_a_signer_that_cannot_be_reached()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        vault.Fault = Fault.Sealed;
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));

        await Assert.ThrowsAsync<SignerUnavailableException>(() => LedgerUnderTest.StartAsync(signer));
    }

    private static async Task AssertChainVerifiesAsync(ISigner signer)
    {
        await using var ledger = await LedgerUnderTest.StartAsync(signer);
        var envelopes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => ledger.IngestAsync(i, Ct).AsTask()));
        Assert.All(envelopes, envelope => envelope.EnsureOk());

        var verification = await ledger.VerifyExportAsync(signer.PublicKey);

        Assert.True(verification.IsVerified, verification.Reason);
        Assert.Equal(42, verification.EventCount);
    }
}
