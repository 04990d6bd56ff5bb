using Aevum.Audit;
using Aevum.Core.Tests.Engine;

namespace Aevum.Core.Tests.Audit;

/// <summary>Digests and signatures of an event, which are bytes where the kernel made them and text where somebody wrote it.</summary>
public sealed class BytesAsTextTests
{
    private static readonly byte[] _digest = [.. Enumerable.Range(0, 32).Select(value => (byte)(value * 7))];
    private static readonly byte[] _signature = [.. Enumerable.Range(0, 64).Select(value => (byte)(value * 3))];

    [Fact]
    public void Bytes_read_as_the_text_of_the_format()
    {
        Assert.Equal(DigestText.Hex(_digest), new BytesAsText(_digest).Text);
        Assert.Equal(DigestText.Signature(_signature), new BytesAsText(_signature).Text);
    }

    [Fact]
    public void Bytes_and_their_text_are_equal_and_have_one_hash_code()
    {
        var (bytes, text) = (new BytesAsText(_digest), new BytesAsText(DigestText.Hex(_digest)));

        Assert.True(bytes.Equals(text) && text.Equals(bytes) && bytes.Equals(new BytesAsText([.. _digest])));
        Assert.Equal(bytes.GetHashCode(), text.GetHashCode());
        Assert.False(bytes.Equals(new BytesAsText(new byte[32])));
        Assert.False(text.Equals(new BytesAsText(text.Text.ToUpperInvariant())));
    }

    [Fact]
    public async Task An_event_that_the_kernel_signed_equals_the_same_event_read_back()
    {
        var store = new TestStore();
        SealedEvent? signed = null;
        store.BeforeCommit = entries =>
        {
            signed = entries[0].Event;
            return Task.CompletedTask;
        };
        await using var engine = await Given.Engine(new AevumOptions { Store = store });

        var read = await engine.Last();

        Assert.Equal(signed! with { Payload = read.Payload }, read);
        Assert.Equal(signed.Payload.ToArray(), read.Payload.ToArray());
        Assert.Equal(read.GetHashCode(), (signed with { Payload = read.Payload }).GetHashCode());
        Assert.NotEqual(read, signed with { Payload = read.Payload, PriorHash = read.PayloadHash });
    }
}
