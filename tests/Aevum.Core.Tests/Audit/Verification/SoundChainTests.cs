using System.Text;
using Aevum.Vectors;

namespace Aevum.Audit.Verification;

public sealed class SoundChainTests
{
    private static KeyRing UnicodeKey => KeyRing.Of(Convert.FromHexString(Encoding.ASCII.GetString(VectorFile.Bytes("chain-unicode.pub.hex")).Trim()));

    [Fact]
    public async Task The_chain_of_the_reference_implementation_verifies()
    {
        var verdict = await Verify.Export(VectorFile.Bytes("chain-unicode.json"), UnicodeKey);

        Assert.Null(verdict.Reason);
        Assert.True(verdict.IsVerified);
        Assert.Equal(7, verdict.EventCount);
        Assert.Equal(7, verdict.Head.Sequence);
    }

    [Fact]
    public async Task A_chain_of_ours_verifies_as_array_as_lines_and_from_a_store()
    {
        using var chain = TestChain.OfLength(300);
        var ring = KeyRing.Of(chain.PublicKey.Span);
        using var array = new MemoryStream();
        using var lines = new MemoryStream();
        await ChainExport.WriteArrayAsync(chain.Stream(), array, TestContext.Current.CancellationToken);
        await ChainExport.WriteLinesAsync(chain.Stream(), lines, TestContext.Current.CancellationToken);

        var fromArray = await Verify.Export(array.ToArray(), ring);
        var fromLines = await Verify.Export(lines.ToArray(), ring);
        var fromStore = await new ChainVerifier(ring).VerifyAsync(chain.Stream(), TestContext.Current.CancellationToken);

        Assert.All([fromArray, fromLines, fromStore], verdict =>
        {
            Assert.Null(verdict.Reason);
            Assert.True(verdict.IsVerified);
            Assert.Equal(300, verdict.EventCount);
            Assert.Equal(chain.Head, verdict.Head);
        });
    }

    [Fact]
    public async Task An_empty_array_verifies_with_the_genesis_head()
    {
        var verdict = await Verify.Export(" [ ]\r\n", KeyRing.Empty);

        Assert.True(verdict.IsVerified);
        Assert.Equal(ChainHead.Genesis, verdict.Head);
    }

    [Fact]
    public async Task A_chain_of_version_two_signs_the_principal_and_may_follow_version_one()
    {
        using var chain = TestChain.OfLength(2);
        chain.Append("app.record", "{}", draft => draft with { SigFormatVersion = 2, PrincipalBinding = "b", PrincipalCommitment = null, PrincipalCommitmentKeyId = "k" });

        var sound = await Verify.Chain(chain);
        var altered = await Verify.Events(chain, [.. chain.Events.Take(2), chain.Events[2] with { PrincipalBinding = "c" }]);

        Assert.True(sound.IsVerified);
        Assert.Equal(2, altered.FaultIndex);
        Assert.Equal(ChainFault.Signature, altered.Fault);
    }

    [Fact]
    public async Task Keys_may_stand_in_any_order_and_values_may_be_escaped_in_any_way()
    {
        using var chain = TestChain.OfLength(1);
        using var document = System.Text.Json.JsonDocument.Parse(chain.Export());
        var members = document.RootElement[0].EnumerateObject().Reverse().Select(member => $"\"{member.Name}\" :\t{member.Value.GetRawText()}");
        var text = $"[ {{ {string.Join(" , ", members)} }} ]".Replace("session.start", "s\\u0065ssion.st\\u0061rt", StringComparison.Ordinal);

        var verdict = await Verify.Export(text, KeyRing.Of(chain.PublicKey.Span));

        Assert.Null(verdict.Reason);
        Assert.True(verdict.IsVerified);
    }

    [Fact]
    public async Task A_stream_that_gives_one_byte_at_a_time_gives_the_same_verdict()
    {
        using var stream = new TricklingStream(VectorFile.Bytes("chain-unicode.json"));

        var verdict = await new ChainVerifier(UnicodeKey).VerifyAsync(stream, TestContext.Current.CancellationToken);

        Assert.True(verdict.IsVerified);
        Assert.Equal(7, verdict.EventCount);
    }

    [Fact]
    public async Task A_part_of_a_chain_verifies_after_the_head_before_it()
    {
        using var chain = TestChain.OfLength(10);
        var events = chain.Events;
        var middle = new ChainHead(4, DigestText.Hex(EventDigest.Compute(events[3])), events[3].SystemTime, events[3].AuditId);

        var verdict = await Verify.Events(chain, events.Skip(4), new ChainVerifierOptions { StartAfter = middle });
        var wrongPart = await Verify.Events(chain, events.Skip(5), new ChainVerifierOptions { StartAfter = middle });

        Assert.True(verdict.IsVerified);
        Assert.Equal(6, verdict.EventCount);
        Assert.Equal(chain.Head, verdict.Head);
        Assert.Equal(0, wrongPart.FaultIndex);
    }

    [Fact]
    public async Task Progress_is_reported_and_ends_at_the_length_of_the_chain()
    {
        using var chain = TestChain.OfLength(10);
        var reports = new List<ChainProgress>();

        await Verify.Chain(chain, new ChainVerifierOptions { Progress = new Recorder(reports) });

        Assert.Equal(new ChainProgress(10, chain.Export().Length), reports[^1]);
    }

    [Fact]
    public async Task Cancellation_ends_a_verification()
    {
        using var chain = TestChain.OfLength(10);
        using var stream = new MemoryStream(chain.Export());
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await new ChainVerifier(KeyRing.Of(chain.PublicKey.Span)).VerifyAsync(stream, cancelled.Token));
    }

    private sealed class Recorder(List<ChainProgress> reports) : IProgress<ChainProgress>
    {
        public void Report(ChainProgress value) => reports.Add(value);
    }
}
