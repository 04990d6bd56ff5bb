using Aevum.Signing;

namespace Aevum.Audit.Verification;

public sealed class KeyRingTests
{
    [Fact]
    public async Task A_chain_across_a_rotation_verifies_when_both_keys_are_pinned()
    {
        using var chain = TestChain.OfLength(3);
        using var next = Key(11);
        chain.Append("key.rotated", Rotation(next, "second"));
        chain.Append(next, "second", "app.record", "{}");

        var both = await With(chain, new PinnedKey(chain.PublicKey.Span), new PinnedKey(next.PublicKey.Span));
        var byId = await With(chain, new PinnedKey(chain.PublicKey.Span, chain.KeyId), new PinnedKey(next.PublicKey.Span, "second"));
        var crossed = await With(chain, new PinnedKey(chain.PublicKey.Span, "second"), new PinnedKey(next.PublicKey.Span, chain.KeyId));
        var oldOnly = await With(chain, new PinnedKey(chain.PublicKey.Span));

        Assert.True(both.IsVerified);
        Assert.True(byId.IsVerified);
        Assert.Equal(0, crossed.FaultIndex);
        Assert.Equal(4, oldOnly.FaultIndex);
        Assert.Equal(ChainFault.Signature, oldOnly.Fault);
    }

    [Fact]
    public async Task An_id_that_is_pinned_is_checked_against_its_own_key_alone()
    {
        using var chain = TestChain.OfLength(2);
        using var other = Key(12);

        var verdict = await With(chain, new PinnedKey(other.PublicKey.Span, chain.KeyId), new PinnedKey(chain.PublicKey.Span));

        Assert.Equal(0, verdict.FaultIndex);
    }

    [Fact]
    public async Task A_rotation_is_followed_only_when_announced_keys_are_trusted()
    {
        using var chain = TestChain.OfLength(3);
        using var next = Key(11);
        chain.Append("key.rotated", Rotation(next, "second"));
        for (var index = 0; index < 200; index++)
        {
            chain.Append(next, "second", "app.record", "{}");
        }

        var trusting = await Verify.Chain(chain, new() { TrustAnnounced = true });
        var strictly = await Verify.Chain(chain);

        Assert.Null(trusting.Reason);
        Assert.True(trusting.IsVerified);
        Assert.Equal(1, trusting.AnnouncedKeyCount);
        Assert.Equal(4, strictly.FaultIndex);
        Assert.Equal(0, strictly.AnnouncedKeyCount);
    }

    [Fact]
    public async Task A_session_that_announces_its_own_key_is_followed_only_when_announced_keys_are_trusted()
    {
        using var chain = TestChain.OfLength(3);
        using var restarted = Key(13);
        chain.Append(restarted, "session-2", "session.start", Session(restarted));
        chain.Append(restarted, "session-2", "app.record", "{}");

        Assert.True((await Verify.Chain(chain, new() { TrustAnnounced = true })).IsVerified);
        Assert.Equal(3, (await Verify.Chain(chain)).FaultIndex);
    }

    [Fact]
    public async Task An_announcement_does_not_vouch_for_another_id_or_another_key()
    {
        using var chain = TestChain.OfLength(3);
        using var next = Key(11);
        using var mallory = Key(14);
        chain.Append("key.rotated", Rotation(next, "second"));
        chain.Append(mallory, "second", "app.record", "{}");

        Assert.Equal(4, (await Verify.Chain(chain, new() { TrustAnnounced = true })).FaultIndex);
    }

    [Fact]
    public async Task A_second_announcement_for_the_same_id_does_not_replace_the_first()
    {
        using var chain = TestChain.OfLength(2);
        using var next = Key(11);
        using var mallory = Key(14);
        chain.Append("key.rotated", Rotation(next, "second"));
        chain.Append("key.rotated", Rotation(mallory, "second"));
        chain.Append(mallory, "second", "app.record", "{}");

        Assert.Equal(4, (await Verify.Chain(chain, new() { TrustAnnounced = true })).FaultIndex);
    }

    [Fact]
    public async Task An_announcement_cannot_take_over_a_pinned_id()
    {
        using var chain = TestChain.OfLength(2);
        using var mallory = Key(14);
        chain.Append("key.rotated", Rotation(mallory, chain.KeyId));
        chain.Append(mallory, chain.KeyId, "app.record", "{}");
        using var stream = new MemoryStream(chain.Export());
        var ring = new KeyRing([new PinnedKey(chain.PublicKey.Span, chain.KeyId)]);

        var verdict = await new ChainVerifier(ring, new() { TrustAnnounced = true }).VerifyAsync(stream, TestContext.Current.CancellationToken);

        Assert.Equal(3, verdict.FaultIndex);
    }

    [Fact]
    public async Task Without_any_key_nothing_verifies_but_the_empty_chain()
    {
        using var chain = TestChain.OfLength(1);

        Assert.Equal(ChainFault.Signature, (await Verify.Export(chain.Export(), KeyRing.Empty)).Fault);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(0)]
    public void A_key_of_another_length_cannot_be_pinned(int length)
    {
        Assert.Throws<ArgumentException>(() => new PinnedKey(new byte[length]));
    }

    [Fact]
    public async Task An_in_process_session_is_a_finding_and_not_a_fault()
    {
        using var chain = new TestChain();
        chain.Append("session.start", """{"capture_surface":{},"key_provenance":"in-process"}""");
        chain.Append("session.start", """{"key_provenance":"in-process","posture":"regulated"}""");

        var verdict = await Verify.Chain(chain);

        Assert.True(verdict.IsVerified);
        Assert.Equal(["AEV3001", "AEV3002"], verdict.Findings.Select(finding => finding.Rule.Id));
        Assert.Equal([0, 1], verdict.Findings.Select(finding => finding.EntryIndex));
    }

    private static async Task<ChainVerification> With(TestChain chain, params PinnedKey[] keys) => await Verify.Export(chain.Export(), new KeyRing(keys));

    private static InProcessSigner Key(byte seed) => new(Enumerable.Repeat(seed, 32).ToArray());

    private static string Rotation(InProcessSigner next, string keyId) =>
        $$"""{"public_key":"{{Convert.ToHexStringLower(next.PublicKey.Span)}}","signer_key_id":"{{keyId}}"}""";

    private static string Session(InProcessSigner signer) =>
        $$"""{"key_provenance":"in-process","public_key":"{{Convert.ToHexStringLower(signer.PublicKey.Span)}}"}""";
}
