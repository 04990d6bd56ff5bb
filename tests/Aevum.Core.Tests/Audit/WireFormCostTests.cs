using System.Globalization;
using System.Text;
using Aevum.Audit.Verification;
using Aevum.Canonical;

namespace Aevum.Audit;

/// <summary>What the append pipeline does for each event must not feed the garbage collector, and must not depend on the culture of the thread.</summary>
public sealed class WireFormCostTests
{
    private static readonly byte[] Payload = """{"subject":"s-1","purpose":"support","n":12,"share":0.25,"list":[1,2,{"b":null,"a":true}]}"""u8.ToArray();

    [Fact]
    public void A_warm_digest_allocates_nothing()
    {
        using var chain = TestChain.OfLength(1);
        var digest = new byte[32];

        Assert.Equal(0, LeastAllocated(() => EventDigest.Compute(chain.Events[0], digest)));
    }

    [Fact]
    public void A_warm_canonicalization_into_the_work_place_allocates_nothing()
    {
        var writer = new PayloadWriter();

        Assert.Equal(0, LeastAllocated(() => writer.Canonicalize(Payload, PayloadSyntax.Strict)));
    }

    [Fact]
    public void A_warm_check_of_an_entry_allocates_nothing()
    {
        using var chain = TestChain.OfLength(2);
        using var keys = new TrustedKeys(KeyRing.Of(chain.PublicKey.Span), Signing.Ed25519Backend.Default, trustAnnounced: false);
        var entry = Encoding.UTF8.GetBytes(TestChain.Json(chain.Events[1])).AsMemory();
        var checker = new EntryChecker(keys, isStrict: false);
        var check = new EntryCheck();

        Assert.Equal(0, LeastAllocated(() => checker.Check(entry, check)));
        Assert.Null(check.Early ?? check.Late);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    public void The_wire_form_is_the_same_in_every_culture(string culture)
    {
        using var chain = TestChain.OfLength(1);
        var instant = new DateTimeOffset(2026, 11, 20, 7, 29, 37, TimeSpan.Zero).AddTicks(7098870);
        var before = CultureInfo.CurrentCulture;
        var expected = WireForm(chain.Events[0], instant);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.Equal(expected, WireForm(chain.Events[0], instant));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string WireForm(SealedEvent sealedEvent, DateTimeOffset instant) => string.Join(
        '\n',
        TestChain.Json(sealedEvent),
        Convert.ToHexString(EventDigest.Compute(sealedEvent)),
        Encoding.ASCII.GetString(PayloadCanonicalizer.Canonicalize("[-1234567.5,1e-7,-12,2.9802322387695312e-08]"u8)),
        TimestampText.Format(instant));

    /// <summary>The runtime itself may allocate while it compiles again, so the least of several rounds counts.</summary>
    private static long LeastAllocated(Action act)
    {
        act();
        return Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var round = 0; round < 100; round++)
            {
                act();
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }
}
