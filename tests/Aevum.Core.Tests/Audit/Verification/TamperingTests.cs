using System.Text.Json.Nodes;

namespace Aevum.Audit.Verification;

/// <summary>Every tampering is found at the right entry, with its kind and a reason. Index 4 of a chain of eight is altered unless said otherwise.</summary>
public sealed class TamperingTests
{
    private const int Place = 4;

    [Theory]
    [InlineData("event_id", "\"01a1f7dc-61ad-7fff-bfff-ffffffffffff\"", ChainFault.Signature)]
    [InlineData("event_id", "\"01a1f7dc-61ad-7001-8000-000000000001\"", ChainFault.EventId)]
    [InlineData("event_id", "\"01A1F7DC-61AD-7FFF-BFFF-FFFFFFFFFFFF\"", ChainFault.EventId)]
    [InlineData("event_id", "\"01a1f7dc-61ad-4fff-bfff-ffffffffffff\"", ChainFault.EventId)]
    [InlineData("event_id", "\"{01a1f7dc-61ad-7fff-bfff-ffffffffff}\"", ChainFault.EventId)]
    [InlineData("episode_id", "\"other\"", ChainFault.Signature)]
    [InlineData("sequence", "6", ChainFault.Sequence)]
    [InlineData("sequence", "0", ChainFault.Sequence)]
    [InlineData("sequence", "-5", ChainFault.Sequence)]
    [InlineData("sequence", "9007199254740992", ChainFault.Sequence)]
    [InlineData("sequence", "\"5\"", ChainFault.Field)]
    [InlineData("sequence", "5.0", ChainFault.Field)]
    [InlineData("sequence", "5e0", ChainFault.Field)]
    [InlineData("sequence", "99999999999999999999", ChainFault.Field)]
    [InlineData("event_type", "\"app.other\"", ChainFault.Signature)]
    [InlineData("event_type", "7", ChainFault.Field)]
    [InlineData("schema_version", "\"1.1\"", ChainFault.SchemaVersion)]
    [InlineData("schema_version", "1.0", ChainFault.Field)]
    [InlineData("valid_from", "\"2026-11-20T07:29:37.709888+00:00\"", ChainFault.Signature)]
    [InlineData("valid_to", "\"2026-11-20T07:29:37.709887+00:00\"", ChainFault.Signature)]
    [InlineData("system_time", "117647591192330241", ChainFault.Signature)]
    [InlineData("system_time", "1", ChainFault.SystemTime)]
    [InlineData("system_time", "-1", ChainFault.SystemTime)]
    [InlineData("system_time", "\"117647591192330240\"", ChainFault.Field)]
    [InlineData("causation_id", "null", ChainFault.Signature)]
    [InlineData("correlation_id", "\"c\"", ChainFault.Signature)]
    [InlineData("correlation_id", "\"\"", ChainFault.Signature)]
    [InlineData("actor", "\"mallory\"", ChainFault.Signature)]
    [InlineData("actor", "null", ChainFault.Field)]
    [InlineData("actor", "\"\\ud800\"", ChainFault.Malformed)]
    [InlineData("trace_id", "\"t\"", ChainFault.Signature)]
    [InlineData("span_id", "\"s\"", ChainFault.Signature)]
    [InlineData("payload", "{}", ChainFault.PayloadHash)]
    [InlineData("payload", "[]", ChainFault.Field)]
    [InlineData("payload", "null", ChainFault.Field)]
    [InlineData("payload", "\"{}\"", ChainFault.Field)]
    [InlineData("payload", "{\"n\":4,\"text\":\"h\\u00e9llo \\ud83d\\ude00\",\"f\":1}", ChainFault.PayloadHash)]
    [InlineData("payload", "{\"n\":4,\"text\":\"h\\u00e9llo \\ud83d\\ude00\",\"f\":1.0,\"f\":1.0}", ChainFault.Payload)]
    [InlineData("payload", "{\"n\":1e999}", ChainFault.Payload)]
    [InlineData("payload", "{\"n\":NaN}", ChainFault.Malformed)]
    [InlineData("payload", "{\"n\":Infinity}", ChainFault.Malformed)]
    [InlineData("payload", "{\"n\":\"\\udfff\"}", ChainFault.Payload)]
    [InlineData("payload_hash", "\"391f6bd6d761cb9af9e924d015a6fc18e9d236c965c3e5deda1145a25e11cf5e\"", ChainFault.PayloadHash)]
    [InlineData("payload_hash", "\"\"", ChainFault.PayloadHash)]
    [InlineData("prior_hash", "\"391f6bd6d761cb9af9e924d015a6fc18e9d236c965c3e5deda1145a25e11cf5e\"", ChainFault.PriorHash)]
    [InlineData("prior_hash", "\"391F6BD6D761CB9AF9E924D015A6FC18E9D236C965C3E5DEDA1145A25E11CF5E\"", ChainFault.PriorHash)]
    [InlineData("prior_hash", "\"39\"", ChainFault.PriorHash)]
    [InlineData("signature", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"", ChainFault.Signature)]
    [InlineData("signature", "\"\"", ChainFault.SignatureText)]
    [InlineData("signer_key_id", "\"other\"", ChainFault.Signature)]
    [InlineData("mldsa65_sig", "\"00\"", ChainFault.MlDsa)]
    [InlineData("mldsa65_pub", "\"00\"", ChainFault.MlDsa)]
    [InlineData("tsa_url", "\"https://tsa.example\"", ChainFault.UnsignedEvidence)]
    [InlineData("tsa_token", "\"AAAA\"", ChainFault.UnsignedEvidence)]
    [InlineData("key_scheme", "\"ed25519+ml-dsa-65\"", ChainFault.MlDsa)]
    [InlineData("key_scheme", "\"none\"", ChainFault.KeyScheme)]
    [InlineData("sig_format_version", "2", ChainFault.Signature)]
    [InlineData("sig_format_version", "0", ChainFault.Version)]
    [InlineData("sig_format_version", "3", ChainFault.Version)]
    [InlineData("sig_format_version", "4294967297", ChainFault.Version)]
    [InlineData("sig_format_version", "\"1\"", ChainFault.Field)]
    [InlineData("sig_format_version", "true", ChainFault.Field)]
    [InlineData("hash_alg", "\"sha-256\"", ChainFault.HashAlgorithm)]
    [InlineData("hash_alg", "\"SHA3-256\"", ChainFault.HashAlgorithm)]
    [InlineData("principal_binding", "\"p\"", ChainFault.UnsignedEvidence)]
    [InlineData("principal_commitment", "\"p\"", ChainFault.UnsignedEvidence)]
    [InlineData("principal_commitment_key_id", "\"p\"", ChainFault.UnsignedEvidence)]
    public async Task An_altered_field_is_found_at_its_entry(string field, string value, ChainFault fault)
    {
        using var chain = TestChain.OfLength(8);

        var verdict = await Replace(chain, entry => Member(entry, field, value));

        AssertFault(verdict, Place, fault);
    }

    [Fact]
    public void The_list_above_names_all_28_fields()
    {
        var named = typeof(TamperingTests).GetMethod(nameof(An_altered_field_is_found_at_its_entry))!.GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => ((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[0].Value)
            .Distinct();

        Assert.Equal(28, named.Count());
    }

    [Fact]
    public async Task A_missing_key_is_found_whichever_it_is()
    {
        using var chain = TestChain.OfLength(8);
        foreach (var name in JsonNode.Parse(TestChain.Json(chain.Events[0]))!.AsObject().Select(member => member.Key).ToList())
        {
            var verdict = await Replace(chain, entry => Without(entry, name));

            AssertFault(verdict, Place, ChainFault.Field);
            Assert.EndsWith($"has no {name}", verdict.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_that_is_there_twice_is_found_whichever_it_is()
    {
        using var chain = TestChain.OfLength(8);
        foreach (var (name, value) in JsonNode.Parse(TestChain.Json(chain.Events[Place]))!.AsObject().ToList())
        {
            var again = $",\"{name}\":{value?.ToJsonString() ?? "null"}}}";

            var verdict = await Replace(chain, entry => entry[..^1] + again);

            AssertFault(verdict, Place, ChainFault.Field);
            Assert.EndsWith($"has {name} twice", verdict.Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(",\"extra\":1}", "the entry has a key that the format does not know: extra")]
    [InlineData(",\"\\u001b[31m\":1}", "the entry has a key that the format does not know")]
    [InlineData(",\"audit_id\":\"urn\"}", "the entry has a key that the format does not know: audit_id")]
    [InlineData(",\"\\u0061ctor\":\"x\"}", "the entry has actor twice")]
    public async Task An_unknown_key_is_found_and_shown_only_when_it_is_harmless(string end, string reason)
    {
        using var chain = TestChain.OfLength(8);

        var verdict = await Replace(chain, entry => entry[..^1] + end);

        AssertFault(verdict, Place, ChainFault.Field);
        Assert.Equal(reason, verdict.Reason);
    }

    [Fact]
    public async Task A_removed_event_is_found_where_it_is_missing()
    {
        using var chain = TestChain.OfLength(8);

        for (var removed = 0; removed < 7; removed++)
        {
            var verdict = await Verify.Events(chain, chain.Events.Where((_, index) => index != removed));

            AssertFault(verdict, removed, ChainFault.Sequence);
        }
    }

    [Fact]
    public async Task Two_swapped_events_are_found_at_the_first_of_them()
    {
        using var chain = TestChain.OfLength(8);
        var events = chain.Events.ToList();
        (events[Place], events[Place + 1]) = (events[Place + 1], events[Place]);

        AssertFault(await Verify.Events(chain, events), Place, ChainFault.Sequence);
    }

    [Fact]
    public async Task A_duplicated_event_is_found_at_its_second_place()
    {
        using var chain = TestChain.OfLength(8);
        var events = chain.Events.ToList();
        events.Insert(Place, events[Place - 1]);

        AssertFault(await Verify.Events(chain, events), Place, ChainFault.Sequence);
    }

    [Fact]
    public async Task An_event_id_that_returns_far_later_is_found_although_it_is_signed()
    {
        using var chain = TestChain.OfLength(500);
        chain.Append("app.record", "{}", draft => draft with { EventId = chain.Events[3].EventId });

        AssertFault(await Verify.Chain(chain), 500, ChainFault.EventId);
    }

    [Fact]
    public async Task A_system_time_that_stands_still_is_found_although_it_is_signed()
    {
        using var chain = TestChain.OfLength(3);
        chain.Append("app.record", "{}", draft => draft with { SystemTime = chain.Events[2].SystemTime });

        AssertFault(await Verify.Chain(chain), 3, ChainFault.SystemTime);
    }

    [Fact]
    public async Task A_lower_version_is_found_although_it_is_signed()
    {
        using var chain = TestChain.OfLength(2);
        chain.Append("app.record", "{}", draft => draft with { SigFormatVersion = 2 });
        chain.Append("app.record", "{}");

        AssertFault(await Verify.Chain(chain), 3, ChainFault.Version);
    }

    [Fact]
    public async Task An_event_signed_again_with_another_key_is_found()
    {
        using var chain = TestChain.OfLength(8);
        using var mallory = new TestChain(seed: 9);
        var events = chain.Events.ToList();
        events[Place] = mallory.Seal(events[Place] with { Actor = "mallory" });

        AssertFault(await Verify.Events(chain, events), Place, ChainFault.Signature);
    }

    [Fact]
    public async Task A_chain_rewritten_from_one_event_on_with_another_key_is_found_there()
    {
        using var chain = TestChain.OfLength(4);
        using var mallory = new Signing.InProcessSigner(Enumerable.Repeat((byte)9, 32).ToArray());
        chain.Append(mallory, chain.KeyId, "app.record", "{}");
        chain.Append(mallory, chain.KeyId, "app.record", "{}");

        AssertFault(await Verify.Chain(chain), 4, ChainFault.Signature);
    }

    [Fact]
    public async Task A_genuine_signature_in_another_text_form_is_found()
    {
        using var chain = TestChain.OfLength(8);
        var genuine = chain.Events[Place].Signature;
        var last = genuine[^1];
        string[] forms =
        [
            genuine + "==", genuine + "=", genuine + " ", " " + genuine, genuine + "\\n", genuine[..^1], genuine + "A",
            genuine[..^1] + (char)(last + 1), "." + genuine[1..], "+" + genuine[1..], "/" + genuine[1..],
        ];

        foreach (var form in forms)
        {
            var verdict = await Replace(chain, entry => entry.Replace(genuine, form, StringComparison.Ordinal));

            AssertFault(verdict, Place, ChainFault.SignatureText);
        }
    }

    [Fact]
    public async Task A_cut_tail_is_found_with_the_expected_head_and_only_then()
    {
        using var chain = TestChain.OfLength(8);
        var expected = new ChainVerifierOptions { ExpectedHead = new ExpectedHead(8, chain.Head.Hash) };

        Assert.True((await Verify.Events(chain, chain.Events, expected)).IsVerified);
        Assert.True((await Verify.Events(chain, chain.Events.Take(6))).IsVerified);
        AssertFault(await Verify.Events(chain, chain.Events.Take(6), expected), 6, ChainFault.ExpectedHead);
        AssertFault(await Verify.Events(chain, [], expected), 0, ChainFault.ExpectedHead);
    }

    [Fact]
    public async Task A_head_of_another_hash_or_an_earlier_sequence_is_not_the_expected_one()
    {
        using var chain = TestChain.OfLength(8);

        AssertFault(await Verify.Chain(chain, new() { ExpectedHead = new ExpectedHead(8, ChainHead.Genesis.Hash) }), 7, ChainFault.ExpectedHead);
        AssertFault(await Verify.Chain(chain, new() { ExpectedHead = new ExpectedHead(7, chain.Events[7].PriorHash) }), 7, ChainFault.ExpectedHead);
    }

    [Fact]
    public async Task Strict_mode_asks_for_evidence_of_the_tail_and_refuses_unsigned_time_stamps()
    {
        using var chain = TestChain.OfLength(8);
        using var stamped = new TestChain();
        stamped.Append("app.record", "{}", draft => draft with { TsaUrl = "https://tsa.example", TsaToken = "AAAA" });
        var head = new ExpectedHead(1, stamped.Head.Hash);

        AssertFault(await Verify.Chain(chain, new() { Strict = true }), 8, ChainFault.TailEvidence);
        Assert.True((await Verify.Chain(chain, new() { Strict = true, ExpectedHead = new ExpectedHead(8, chain.Head.Hash) })).IsVerified);
        Assert.True((await Verify.Chain(stamped, new() { ExpectedHead = head })).IsVerified);
        AssertFault(await Verify.Chain(stamped, new() { Strict = true, ExpectedHead = head }), 0, ChainFault.UnsignedEvidence);
    }

    [Fact]
    public async Task A_hybrid_chain_is_never_taken_for_verified_without_its_second_signature()
    {
        using var chain = new TestChain();
        chain.Append("app.record", "{}", draft => draft with
        {
            KeyScheme = "ed25519+ml-dsa-65", MlDsa65Signature = new string('0', 6618), MlDsa65PublicKey = new string('0', 3904),
        });

        var verdict = await Verify.Chain(chain);

        AssertFault(verdict, 0, ChainFault.MlDsa);
    }

    [Fact]
    public async Task A_scheme_that_changes_within_the_chain_is_found()
    {
        using var chain = TestChain.OfLength(2);
        chain.Append("app.record", "{}", draft => draft with { KeyScheme = "ed25519+ml-dsa-65", MlDsa65Signature = "00", MlDsa65PublicKey = "00" });

        AssertFault(await Verify.Chain(chain), 2, ChainFault.KeyScheme);
    }

    [Fact]
    public async Task The_first_of_several_faults_is_reported()
    {
        using var chain = TestChain.OfLength(300);
        var events = chain.Events.ToList();
        foreach (var index in (int[])[290, 131, 130, 200])
        {
            events[index] = events[index] with { Actor = "mallory" };
        }

        AssertFault(await Verify.Events(chain, events), 130, ChainFault.Signature);
    }

    private static Task<ChainVerification> Replace(TestChain chain, Func<string, string> alter)
    {
        var entries = chain.Events.Select(TestChain.Json).ToList();
        var altered = alter(entries[Place]);
        Assert.NotEqual(entries[Place], altered);
        entries[Place] = altered;
        return Verify.Export($"[{string.Join(",", entries)}]", KeyRing.Of(chain.PublicKey.Span));
    }

    private static string Member(string entry, string name, string value)
    {
        using var document = System.Text.Json.JsonDocument.Parse(entry);
        return $"{{{string.Join(",", document.RootElement.EnumerateObject().Select(member => $"\"{member.Name}\":{(member.Name == name ? value : member.Value.GetRawText())}"))}}}";
    }

    private static string Without(string entry, string name)
    {
        using var document = System.Text.Json.JsonDocument.Parse(entry);
        return $"{{{string.Join(",", document.RootElement.EnumerateObject().Where(member => member.Name != name).Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}"))}}}";
    }

    private static void AssertFault(ChainVerification verdict, long index, ChainFault fault)
    {
        Assert.False(verdict.IsVerified);
        Assert.Equal((fault, index), (verdict.Fault, verdict.FaultIndex));
        Assert.False(string.IsNullOrWhiteSpace(verdict.Reason));
        Assert.DoesNotContain('\n', verdict.Reason);
    }
}
