using Aevum.Signers.Tests.Vault;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Signers.Tests.Ledger;

public sealed class RotationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rotated_key_is_announced_by_the_old_one_and_both_pinned_keys_verify_the_chain()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        await using var first = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));
        await using var ledger = await LedgerUnderTest.StartAsync(first);
        await ledger.IngestAsync(1, Ct);
        vault.CreateKey(VaultUnderTest.KeyName).Rotate();
        await using var second = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken));

        await ledger.Engine.RotateSignerAsync(second, Ct);
        (await ledger.IngestAsync(2, Ct)).EnsureOk();

        var events = await ledger.EventsAsync();
        var rotation = events.Single(stored => stored.EventType == "key.rotated");
        Assert.Equal(first.KeyId, rotation.SignerKeyId);
        Assert.Equal(second.KeyId, events[^1].SignerKeyId);
        Assert.Equal(second.KeyId, ledger.Engine.SigningKey.KeyId);
        Assert.True((await ledger.VerifyExportAsync(first.PublicKey, second.PublicKey)).IsVerified);
        Assert.True((await ledger.Engine.VerifySigchainAsync(Ct)).IsVerified);
        Assert.Equal(rotation.Sequence, (await ledger.VerifyExportAsync(first.PublicKey)).FaultIndex);
    }

    [Fact]
    public async Task Under_load_each_event_is_signed_by_the_key_that_was_in_force_at_its_place()
    {
        using var first = new InProcessSigner();
        using var second = new InProcessSigner();
        await using var ledger = await LedgerUnderTest.StartAsync(first);
        var load = Enumerable.Range(0, 300).Select(i => ledger.IngestAsync(i, Ct).AsTask()).ToList();

        await ledger.Engine.RotateSignerAsync(second, Ct);
        load.AddRange(Enumerable.Range(300, 300).Select(i => ledger.IngestAsync(i, Ct).AsTask()));

        Assert.All(await Task.WhenAll(load), envelope => envelope.EnsureOk());
        var events = await ledger.EventsAsync();
        var rotation = events.Single(stored => stored.EventType == "key.rotated").Sequence;
        Assert.All(events, stored => Assert.Equal(stored.Sequence <= rotation ? first.KeyId : second.KeyId, stored.SignerKeyId));
        Assert.True((await ledger.VerifyExportAsync(first.PublicKey, second.PublicKey)).IsVerified);
    }

    [Fact]
    public async Task A_rotation_to_the_same_key_is_refused_and_changes_nothing()
    {
        using var signer = new InProcessSigner();
        await using var ledger = await LedgerUnderTest.StartAsync(signer);

        await Assert.ThrowsAsync<ArgumentException>(async () => await ledger.Engine.RotateSignerAsync(signer, Ct));

        Assert.DoesNotContain(await ledger.EventsAsync(), stored => stored.EventType == "key.rotated");
    }

    [Fact]
    public async Task A_rotation_to_a_key_that_cannot_be_reached_leaves_the_old_key_in_force()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        using var first = new InProcessSigner();
        await using var ledger = await LedgerUnderTest.StartAsync(first);
        await using var unreachable = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, "hvs.wrong"));

        await Assert.ThrowsAsync<SignerUnavailableException>(async () => await ledger.Engine.RotateSignerAsync(unreachable, Ct));

        (await ledger.IngestAsync(1, Ct)).EnsureOk();
        Assert.True((await ledger.VerifyExportAsync(first.PublicKey)).IsVerified);
    }

    [Fact]
    public async Task A_chain_goes_on_under_a_new_in_process_key_after_a_restart_and_verifies_with_both_keys_pinned()
    {
        using var first = new InProcessSigner();
        using var second = new InProcessSigner();
        var store = new InMemoryStore();
        await using (var before = await LedgerUnderTest.StartAsync(first, store))
        {
            await before.IngestAsync(1, Ct);
        }

        await using var engine = await AevumEngine.StartAsync(new AevumOptions { Signer = second, Store = store, TrustedKeys = [new(first.PublicKey.Span)] }, Ct);

        Assert.True((await engine.VerifySigchainAsync(Ct)).IsVerified);
    }
}
