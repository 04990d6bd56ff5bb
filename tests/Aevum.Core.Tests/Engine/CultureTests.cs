using System.Globalization;

namespace Aevum.Core.Tests.Engine;

public sealed class CultureTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public async Task The_ledger_is_the_same_under_every_culture(string culture)
    {
        var expected = await Payloads("");

        var actual = await Payloads(culture);

        Assert.Equal(expected, actual);
    }

    private static async Task<List<string>> Payloads(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var clock = new Aevum.Testing.FakeTimeProvider();
            using var signer = new Aevum.Signing.InProcessSigner(new byte[32]);
            await using var engine = await Given.EngineWithGrant(new AevumOptions { TimeProvider = clock, Signer = signer });
            await engine.IngestAsync(Given.Ingest("""{"I":1.5,"i":-1E-7}"""), Given.Ct);
            await engine.IngestAsync(Given.Ingest() with { SubjectId = "person-2" }, Given.Ct);
            await engine.CommitAsync(Given.Commit("INGEST.X"), Given.Ct);
            var id = await engine.RequestReviewAsync(Given.Proposal(clock), Given.Ct);
            await engine.ReviewAsync(new ReviewRequest { AuditId = id, Actor = "BİLLING-AGENT", Action = ReviewAction.Veto }, Given.Ct);
            await engine.Verifies();
            return [.. (await engine.Events()).Select(sealedEvent => $"{sealedEvent.EventType} {sealedEvent.ValidFrom} {sealedEvent.SystemTime} {Anonymous(sealedEvent.Text())}")];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Event ids are random.</summary>
    private static string Anonymous(string payload) =>
        System.Text.RegularExpressions.Regex.Replace(payload, "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "ID");
}
