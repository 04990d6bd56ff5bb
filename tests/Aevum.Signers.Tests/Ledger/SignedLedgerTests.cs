using Aevum.Signers.Doubles;
using Aevum.Signers.Tests.AwsKms;
using Aevum.Signers.Tests.Pkcs11;
using Aevum.Signers.Tests.Vault;
using Aevum.Signing;

namespace Aevum.Signers.Tests.Ledger;

public sealed class SignedLedgerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chain_signed_in_the_process_verifies_by_the_public_key_alone()
    {
        using var signer = new InProcessSigner();

        await AssertChainVerifiesAsync(signer, "AEV3001");
    }

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
        await using var kms = await KmsUnderTest.StartAsync();
        using var signer = kms.Signer();

        await AssertChainVerifiesAsync(signer);
    }

    [Fact]
    public async Task A_chain_signed_by_a_PKCS11_token_verifies_by_the_public_key_alone()
    {
        using var signer = new Pkcs11Signer(TokenUnderTest.Options());

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

    [Fact]
    public async Task An_engine_does_not_start_with_a_signer_that_cannot_be_reached()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        vault.Fault = Fault.Sealed;
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));

        await Assert.ThrowsAsync<SignerUnavailableException>(() => LedgerUnderTest.StartAsync(signer));
    }

    /// <summary>The command of the auditor, as a process: it has the file and the public key, and nothing else.</summary>
    private static async Task AssertChainVerifiesAsync(ISigner signer, string? finding = null)
    {
        await using var ledger = await LedgerUnderTest.StartAsync(signer);
        var envelopes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => ledger.IngestAsync(i, Ct).AsTask()));
        Assert.All(envelopes, envelope => envelope.EnsureOk());
        var folder = Directory.CreateTempSubdirectory("aevum-chain-");
        try
        {
            var chain = Path.Combine(folder.FullName, "chain.json");
            await ledger.ExportAsync(chain);
            using var stranger = new InProcessSigner();

            var (code, said) = await AevumCommand.RunAsync("verify", chain, "--key", Hex(signer));
            var (refused, _) = await AevumCommand.RunAsync("verify", chain, "--key", Hex(stranger));

            Assert.True(code == 0, said);
            Assert.Contains("VERIFIED", said, StringComparison.Ordinal);
            Assert.Contains("events: 42", said, StringComparison.Ordinal);
            Assert.Equal(finding is not null, said.Contains("AEV3001", StringComparison.Ordinal));
            Assert.Equal(1, refused);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Hex(ISigner signer) => Convert.ToHexStringLower(signer.PublicKey.Span);
}
