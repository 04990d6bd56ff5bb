namespace Aevum.Audit.Verification;

public sealed class MalformedExportTests
{
    [Theory]
    [InlineData("", 0, "the input is empty")]
    [InlineData(" \n\t ", 0, "the input is empty")]
    [InlineData("null", 0, "neither a JSON array")]
    [InlineData("\"[]\"", 0, "neither a JSON array")]
    [InlineData("\uFEFF[]", 0, "byte order mark")]
    [InlineData("[", 0, "ends before the array does")]
    [InlineData("[]]", 0, "after the end of the array")]
    [InlineData("[] {}", 0, "after the end of the array")]
    [InlineData("[,]", 0, "not a JSON object")]
    [InlineData("[null]", 0, "not a JSON object")]
    [InlineData("[[]]", 0, "not a JSON object")]
    [InlineData("[1]", 0, "not a JSON object")]
    [InlineData("{}", 0, "has no event_id")]
    [InlineData("{", 0, "ends inside the entry")]
    [InlineData("{\"", 0, "ends inside the entry")]
    [InlineData("{]", 0, "ends inside the entry")]
    [InlineData("{]}", 0, "is not JSON")]
    [InlineData("{\"event_id\":}", 0, "is not JSON")]
    [InlineData("{\"event_id\" \"x\"}", 0, "is not JSON")]
    [InlineData("[{}}", 0, "has no event_id")]
    [InlineData("ENTRY0 ENTRY1", 1, "two entries stand on one line")]
    [InlineData("ENTRY0\nENTRY1,", 2, "something between two entries")]
    [InlineData("ENTRY0\nENTRY1\n]", 2, "something between two entries")]
    [InlineData("[ENTRY0,ENTRY1,]", 2, "not a JSON object")]
    [InlineData("[ENTRY0 ENTRY1]", 1, "something between two entries")]
    [InlineData("[ENTRY0,ENTRY1", 2, "ends before the array does")]
    [InlineData("[ENTRY0,ENTRY1]x", 2, "after the end of the array")]
    [InlineData("[ENTRY0,ENTRY1]\0", 2, "after the end of the array")]
    [InlineData("[ENTRY0,/* c */ENTRY1]", 1, "not a JSON object")]
    public async Task A_malformed_export_is_reported_at_its_place(string template, long index, string reason)
    {
        using var chain = TestChain.OfLength(2);
        var export = template.Replace("ENTRY0", TestChain.Json(chain.Events[0]), StringComparison.Ordinal)
            .Replace("ENTRY1", TestChain.Json(chain.Events[1]), StringComparison.Ordinal);

        var verdict = await Verify.Export(export, KeyRing.Of(chain.PublicKey.Span));

        Assert.False(verdict.IsVerified);
        Assert.Equal(index, verdict.FaultIndex);
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ENTRY0\nENTRY1")]
    [InlineData("ENTRY0\r\nENTRY1\r\n")]
    [InlineData("\n ENTRY0 \n\n ENTRY1 \n ")]
    [InlineData("[ENTRY0,\nENTRY1]")]
    public async Task White_space_around_entries_does_not_matter(string template)
    {
        using var chain = TestChain.OfLength(2);
        var export = template.Replace("ENTRY0", TestChain.Json(chain.Events[0]), StringComparison.Ordinal)
            .Replace("ENTRY1", TestChain.Json(chain.Events[1]), StringComparison.Ordinal);

        var verdict = await Verify.Export(export, KeyRing.Of(chain.PublicKey.Span));

        Assert.True(verdict.IsVerified);
        Assert.Equal(2, verdict.EventCount);
    }

    [Fact]
    public async Task An_entry_without_end_is_refused_at_the_bound_and_not_read_to_the_end()
    {
        using var endless = new EndlessStream("{\"event_id\":\"");

        var verdict = await new ChainVerifier(KeyRing.Empty).VerifyAsync(endless, TestContext.Current.CancellationToken);

        Assert.Equal(0, verdict.FaultIndex);
        Assert.Contains("larger than", verdict.Reason, StringComparison.Ordinal);
        Assert.InRange(endless.BytesGiven, EntryText.LargestEntry, EntryText.LargestEntry * 2L);
    }

    [Fact]
    public async Task Nesting_beyond_the_bound_is_a_fault_and_not_a_crash()
    {
        using var chain = TestChain.OfLength(2);
        var deep = $"{{\"a\":{new string('[', 200_000)}{new string(']', 200_000)}}}";
        var export = $"[{TestChain.Json(chain.Events[0])},{TestChain.Json(chain.Events[1]).Replace("{\"f\":1.0,\"n\":1,", deep[..^1] + ",\"n\":1,", StringComparison.Ordinal)}]";

        var verdict = await Verify.Export(export, KeyRing.Of(chain.PublicKey.Span));

        Assert.Equal(1, verdict.FaultIndex);
        Assert.Equal(ChainFault.Malformed, verdict.Fault);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_a_fault()
    {
        using var chain = TestChain.OfLength(2);
        var export = chain.Export();
        export[export.AsSpan().IndexOf("app.record"u8)] = 0xFF;

        var verdict = await Verify.Export(export, KeyRing.Of(chain.PublicKey.Span));

        Assert.Equal(1, verdict.FaultIndex);
        Assert.Contains("UTF-8", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_fails_throws_what_it_throws()
    {
        using var broken = new BrokenStream();

        await Assert.ThrowsAsync<IOException>(async () => await new ChainVerifier(KeyRing.Empty).VerifyAsync(broken, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_sealed_event_that_injects_fields_through_its_payload_is_a_fault()
    {
        using var chain = TestChain.OfLength(1);
        var forged = chain.Events[0] with { Payload = "{},\"actor\":\"mallory\""u8.ToArray() };

        var fromStore = await new ChainVerifier(KeyRing.Of(chain.PublicKey.Span)).VerifyAsync(One(forged), TestContext.Current.CancellationToken);
        var fromExport = await Verify.Events(chain, [forged]);

        Assert.Equal(ChainFault.Payload, fromStore.Fault);
        Assert.Equal(ChainFault.Field, fromExport.Fault);
    }

    [Fact]
    public async Task A_sealed_event_with_null_or_lone_surrogates_is_a_fault()
    {
        using var chain = TestChain.OfLength(1);
        var ring = KeyRing.Of(chain.PublicKey.Span);

        var withNull = await new ChainVerifier(ring).VerifyAsync(One(chain.Events[0] with { Actor = null! }), TestContext.Current.CancellationToken);
        var withSurrogate = await new ChainVerifier(ring).VerifyAsync(One(chain.Events[0] with { Actor = "\ud800" }), TestContext.Current.CancellationToken);

        Assert.Equal(ChainFault.Field, withNull.Fault);
        Assert.Equal(ChainFault.Malformed, withSurrogate.Fault);
    }

    private static async IAsyncEnumerable<SealedEvent> One(SealedEvent sealedEvent)
    {
        await Task.Yield();
        yield return sealedEvent;
    }
}
