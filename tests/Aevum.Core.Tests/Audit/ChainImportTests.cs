using System.Text;
using Aevum.Vectors;

namespace Aevum.Audit;

public sealed class ChainImportTests
{
    [Fact]
    public async Task What_was_exported_reads_back_equal_from_both_forms()
    {
        using var chain = TestChain.OfLength(150);
        chain.Append("app.record", "{}", draft => draft with
        {
            SigFormatVersion = 2, PrincipalBinding = "b", PrincipalCommitment = "c", PrincipalCommitmentKeyId = "k", CorrelationId = "\"\\\u0000\U0001F600",
            TraceId = "t", SpanId = "s", ValidTo = "2026-11-20T07:29:37+00:00", TsaUrl = "https://tsa.example", TsaToken = "AAAA",
        });
        using var array = new MemoryStream();
        using var lines = new MemoryStream();
        await ChainExport.WriteArrayAsync(chain.Stream(), array, TestContext.Current.CancellationToken);
        await ChainExport.WriteLinesAsync(chain.Stream(), lines, TestContext.Current.CancellationToken);

        Assert.Equal(chain.Events.Select(TestChain.Json), (await Read(array.ToArray())).Select(TestChain.Json));
        Assert.Equal(chain.Events.Select(TestChain.Json), (await Read(lines.ToArray())).Select(TestChain.Json));
    }

    [Fact]
    public async Task The_chain_of_the_reference_implementation_reads_as_the_slow_reader_reads_it()
    {
        using var document = VectorFile.Json("chain-unicode.json");

        var events = await Read(VectorFile.Bytes("chain-unicode.json"));

        Assert.Equal(document.RootElement.EnumerateArray().Select(entry => TestChain.Json(EventJson.Read(entry))), events.Select(TestChain.Json));
    }

    [Theory]
    [InlineData("", "Entry 0: the input is empty; an empty chain is exported as [].")]
    [InlineData("[{}]", "Entry 0: the entry has no event_id.")]
    [InlineData("[ENTRY,", "Entry 1: the input ends before the array does.")]
    public async Task A_malformed_export_is_refused_with_its_place(string template, string message)
    {
        using var chain = TestChain.OfLength(1);
        var export = template.Replace("ENTRY", TestChain.Json(chain.Events[0]), StringComparison.Ordinal);

        var fault = await Assert.ThrowsAsync<FormatException>(() => Read(Encoding.UTF8.GetBytes(export)));

        Assert.Equal(message, fault.Message);
    }

    [Fact]
    public async Task A_payload_without_canonical_form_is_refused()
    {
        using var chain = TestChain.OfLength(1);
        var export = $"[{TestChain.Json(chain.Events[0]).Replace("\"payload\":{", "\"payload\":{\"n\":1e999,", StringComparison.Ordinal)}]";

        var fault = await Assert.ThrowsAsync<FormatException>(() => Read(Encoding.UTF8.GetBytes(export)));

        Assert.StartsWith("Entry 0: the payload has no canonical form.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_chain_exports_as_an_empty_array_and_as_no_line()
    {
        using var chain = new TestChain();
        using var array = new MemoryStream();
        using var lines = new MemoryStream();

        Assert.Equal(0, await ChainExport.WriteArrayAsync(chain.Stream(), array, TestContext.Current.CancellationToken));
        Assert.Equal(0, await ChainExport.WriteLinesAsync(chain.Stream(), lines, TestContext.Current.CancellationToken));

        Assert.Equal("[]\n", Encoding.UTF8.GetString(array.ToArray()));
        Assert.Empty(lines.ToArray());
        Assert.Empty(await Read(array.ToArray()));
    }

    [Fact]
    public void An_event_that_cannot_be_written_is_refused()
    {
        using var chain = TestChain.OfLength(1);

        Assert.Throws<Canonical.CanonicalJsonException>(() => TestChain.Json(chain.Events[0] with { Actor = null! }));
        Assert.Throws<Canonical.CanonicalJsonException>(() => TestChain.Json(chain.Events[0] with { TraceId = "\ud800" }));
    }

    private static async Task<List<SealedEvent>> Read(byte[] export)
    {
        using var stream = new MemoryStream(export);
        var events = new List<SealedEvent>();
        await foreach (var sealedEvent in ChainImport.ReadAsync(stream, TestContext.Current.CancellationToken))
        {
            events.Add(sealedEvent);
        }

        return events;
    }
}
