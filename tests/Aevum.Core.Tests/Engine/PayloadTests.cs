using Aevum.Canonical;
using Aevum.Engine;

namespace Aevum.Core.Tests.Engine;

public sealed class PayloadTests
{
    [Fact]
    public async Task Every_payload_of_the_kernel_is_in_the_form_its_hash_covers()
    {
        await using var engine = await Given.EngineWithGrant(grant: Given.Grant() with { SubjectId = "per\u00e9son \ud83d\ude00 \"\\\u0001" });
        string[] subjects = ["per\u00e9son \ud83d\ude00 \"\\\u0001"];
        var ingest = await engine.IngestAsync(Given.Ingest() with { SubjectId = subjects[0] }, Given.Ct);
        var query = await engine.QueryAsync(Given.Query() with { SubjectIds = subjects, ClassificationMax = Classification.Public }, Given.Ct);
        await engine.CommitAsync(Given.Commit() with { Witness = query.Witness }, Given.Ct);
        await engine.CommitAsync(Given.Commit("session.x"), Given.Ct);
        await engine.ReplayAsync(new ReplayRequest { AuditId = ingest.AuditId, Actor = Given.Agent }, Given.Ct);
        var review = await engine.RequestReviewAsync(Given.Proposal() with { Details = Given.Json("""{"b":1,"a":2}""") }, Given.Ct);
        await engine.ReviewAsync(new ReviewRequest { AuditId = review, Actor = "x" }, Given.Ct);
        await engine.RevokeConsentGrantAsync("grant-1", Given.Ct);

        Assert.All(await engine.Events(), sealedEvent => Assert.Equal(sealedEvent.Payload.ToArray(), PayloadCanonicalizer.Canonicalize(sealedEvent.Payload.Span)));
    }

    [Fact]
    public void Members_out_of_order_or_twice_are_refused()
    {
        Assert.Throws<BarrierViolationException>(() => KernelPayload.Start().Text("b", "1").Text("a", "2"));
        Assert.Throws<BarrierViolationException>(() => KernelPayload.Start().Text("a", "1").Text("a", "2"));
    }

    [Theory]
    [InlineData("\uffff", "\U00010000")]
    [InlineData("a", "b")]
    [InlineData("a", "ab")]
    [InlineData("", "a")]
    public void Names_are_ordered_by_code_point(string lower, string higher)
    {
        Assert.True(CodePointOrder.Instance.Compare(lower, higher) < 0);
        Assert.True(CodePointOrder.Instance.Compare(higher, lower) > 0);
        Assert.Equal(0, CodePointOrder.Instance.Compare(lower, lower));
    }
}
