using System.Text;
using Aevum.Audit.Verification;
using Aevum.Signing;

namespace Aevum.Audit.Merkle;

public sealed class SignedTreeHeadTests
{
    [Fact]
    public async Task A_signed_head_verifies_under_its_key_and_under_no_other()
    {
        using var signer = new InProcessSigner(new byte[32]);
        using var other = new InProcessSigner();

        var head = await Sign(signer, 5);

        Assert.True(head.Verify(signer.PublicKey.Span));
        Assert.False(head.Verify(other.PublicKey.Span));
        Assert.False(head.Verify([]));
    }

    [Fact]
    public async Task The_signed_bytes_are_those_of_the_format()
    {
        using var signer = new InProcessSigner(new byte[32]);

        var head = await Sign(signer, 2);

        Assert.Equal(
            "aevum-sth-v1\0{\"hash_alg\":\"sha3-256\",\"key_scheme\":\"ed25519\",\"log_id\":\"log-\u00e9\","
            + "\"root_hash\":\"966da85018877a05b27838d1247d0f55f9167824724ab10e181666033b3c317a\",\"timestamp\":\"1795161600000\",\"tree_size\":\"2\"}",
            Encoding.UTF8.GetString(head.Representative()));
    }

    [Fact]
    public async Task Every_altered_value_is_refused()
    {
        using var signer = new InProcessSigner(new byte[32]);
        var head = await Sign(signer, 5);
        SignedTreeHead[] altered =
        [
            head with { LogId = "other" }, head with { LogId = "\ud800" }, head with { TreeSize = 4 }, head with { TreeSize = -1 },
            head with { RootHash = new string('0', 64) }, head with { RootHash = head.RootHash.ToUpperInvariant() }, head with { RootHash = null! },
            head with { Timestamp = head.Timestamp + 1 }, head with { Timestamp = -1 }, head with { HashAlg = "sha-256" }, head with { KeyScheme = "none" },
            head with { Signature = head.Signature + "=" }, head with { Signature = string.Empty }, head with { Signature = null! },
        ];

        Assert.All(altered, other => Assert.False(other.Verify(signer.PublicKey.Span)));
    }

    [Fact]
    public async Task A_blank_log_id_and_missing_arguments_are_refused()
    {
        using var signer = new InProcessSigner();
        var tree = new MerkleTree().Root();

        await Assert.ThrowsAsync<ArgumentException>(async () => await SignedTreeHead.SignAsync(signer, " ", tree, TimeProvider.System, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await SignedTreeHead.SignAsync(null!, "log", tree, TimeProvider.System, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_signer_that_signs_something_else_is_found_out()
    {
        using var honest = new InProcessSigner();
        var lying = new LyingSigner(honest);

        await Assert.ThrowsAsync<SignerUnavailableException>(
            async () => await SignedTreeHead.SignAsync(lying, "log", new MerkleTree().Root(), TimeProvider.System, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_tree_head_proves_the_tail_of_a_chain_and_lets_it_grow()
    {
        using var chain = TestChain.OfLength(9);
        using var log = new InProcessSigner(new byte[32]);
        var tree = MerkleTests.Tree(chain.Events.Take(7).Select(EventDigest.Compute));
        var head = await SignedTreeHead.SignAsync(log, "log", tree.Root(), new FixedTime(), TestContext.Current.CancellationToken);
        var options = new ChainVerifierOptions { Strict = true, TreeHead = new TreeHeadEvidence(head, log.PublicKey.Span) };
        using var rewritten = TestChain.OfLength(5);
        rewritten.Append("app.other", "{}");
        rewritten.Append("app.other", "{}");

        Assert.True((await Verify.Chain(chain, options)).IsVerified);
        Assert.True((await Verify.Events(chain, chain.Events.Take(7), options)).IsVerified);
        Assert.Equal(ChainFault.TreeHead, (await Verify.Events(chain, chain.Events.Take(6), options)).Fault);
        Assert.Equal(ChainFault.TreeHead, (await Verify.Chain(rewritten, options)).Fault);
    }

    [Fact]
    public async Task A_tree_head_that_its_key_did_not_sign_is_no_evidence()
    {
        using var log = new InProcessSigner(new byte[32]);
        using var other = new InProcessSigner();
        var head = await Sign(log, 3);

        Assert.Throws<ArgumentException>(() => new TreeHeadEvidence(head, other.PublicKey.Span));
        Assert.Throws<ArgumentException>(() => new TreeHeadEvidence(head with { TreeSize = 2 }, log.PublicKey.Span));
    }

    private static ValueTask<SignedTreeHead> Sign(InProcessSigner signer, int size) =>
        SignedTreeHead.SignAsync(signer, "log-\u00e9", MerkleTests.Tree(MerkleTests.Leaves(size)).Root(), new FixedTime(), TestContext.Current.CancellationToken);

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    }

    private sealed class LyingSigner(InProcessSigner honest) : ISigner
    {
        public string KeyId => honest.KeyId;

        public string Provenance => "external";

        public ReadOnlyMemory<byte> PublicKey => honest.PublicKey;

        public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => honest.SignAsync(new byte[32], ct);
    }
}
