using Aevum.Consent;
using FsCheck;
using FsCheck.Fluent;

namespace Aevum.Core.Tests.Consent;

public sealed class ConsentIndexTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261120UL, 7UL);

    [Fact]
    public void A_keyed_lookup_finds_what_a_search_over_all_grants_finds()
    {
        var grants = Gen.ArrayOf(GrantGen(), 12).ToArbitrary();

        Prop.ForAll(grants, Uses().ToArbitrary(), (all, use) => Agrees(all, use)).Check(Fixed);
    }

    [Fact]
    public void The_watermark_does_not_depend_on_the_order_in_which_grants_came()
    {
        var forwards = new ConsentIndex();
        var backwards = new ConsentIndex();
        var grants = Enumerable.Range(0, 20).Select(number => Grant($"g{number}", "s1")).ToArray();
        foreach (var grant in grants)
        {
            forwards.Load(grant, isRevoked: grant.GrantId == "g3");
        }

        foreach (var grant in grants.Reverse())
        {
            backwards.Load(grant, isRevoked: false);
        }

        backwards.TryRevoke("g3");

        Assert.Equal(forwards.Watermark(["s1", "s2"], Start), backwards.Watermark(["s2", "s1", "s1"], Start));
    }

    [Fact]
    public void Every_change_and_every_boundary_in_time_changes_the_watermark()
    {
        var index = new ConsentIndex();
        var seen = new HashSet<string> { index.Watermark(["s1"], Start) };
        index.Load(Grant("g1", "s1"), isRevoked: false);
        Assert.True(seen.Add(index.Watermark(["s1"], Start.AddDays(-1))));
        Assert.True(seen.Add(index.Watermark(["s1"], Start)));
        Assert.True(seen.Add(index.Watermark(["s1"], Start.AddDays(10))));
        index.TryRevoke("g1");
        Assert.True(seen.Add(index.Watermark(["s1"], Start)));
    }

    [Fact]
    public void The_same_state_has_the_same_watermark_whenever_it_is_asked()
    {
        var index = new ConsentIndex();
        index.Load(Grant("g1", "s1"), isRevoked: false);

        var early = index.Watermark(["s1"], Start);
        index.Watermark(["s1"], Start.AddDays(20));

        Assert.Equal(early, index.Watermark(["s1"], Start.AddDays(1)));
    }

    [Fact]
    public void Subjects_cannot_be_shifted_into_each_other()
    {
        var index = new ConsentIndex();

        Assert.NotEqual(index.Watermark(["ab", "c"], Start), index.Watermark(["a", "bc"], Start));
    }

    [Fact]
    public void A_reserved_grant_allows_nothing_and_an_unwound_one_leaves_no_trace()
    {
        var index = new ConsentIndex();
        var grant = Grant("g1", "s1");
        var before = index.Watermark(["s1"], Start);

        Assert.True(index.TryReserve(grant));
        Assert.False(index.TryReserve(grant));
        Assert.Null(Find(index, grant));
        index.Release("g1");

        Assert.Null(index.FindById("g1"));
        Assert.Equal(before, index.Watermark(["s1"], Start));
        Assert.True(index.TryReserve(grant));
        index.Activate("g1");
        Assert.NotNull(Find(index, grant));
    }

    [Fact]
    public void A_revocation_that_is_taken_back_restores_everything()
    {
        var index = new ConsentIndex();
        var grant = Grant("g1", "s1");
        index.Load(grant, isRevoked: false);
        var before = index.Watermark(["s1"], Start);

        Assert.True(index.TryRevoke("g1"));
        Assert.False(index.TryRevoke("g1"));
        Assert.Null(Find(index, grant));
        index.Restore("g1");

        Assert.NotNull(Find(index, grant));
        Assert.Equal(before, index.Watermark(["s1"], Start));
    }

    [Fact]
    public void A_store_that_holds_an_id_twice_is_refused()
    {
        var index = new ConsentIndex();
        index.Load(Grant("g1", "s1"), isRevoked: false);

        Assert.Throws<BarrierViolationException>(() => index.Load(Grant("g1", "s2"), isRevoked: false));
    }

    private static ConsentGrant? Find(ConsentIndex index, ConsentGrant grant) =>
        index.Find(new ConsentKey(grant.SubjectId, grant.GranteeId, grant.Purpose), ConsentOperations.Query, Start).Grant;

    private static bool Agrees(ConsentGrant[] all, ConsentUse use)
    {
        var index = new ConsentIndex();
        var grants = all.DistinctBy(grant => grant.GrantId).ToArray();
        foreach (var grant in grants)
        {
            index.Load(grant, isRevoked: grant.GrantId.EndsWith('0'));
        }

        var found = index.Find(new ConsentKey(use.SubjectId, use.GranteeId, use.Purpose), use.Operation, use.At).Grant;
        var searched = grants.Where(grant => !grant.GrantId.EndsWith('0') && (use with { Classification = Classification.Public }).IsCoveredBy(grant)).ToArray();
        return found is null ? searched.Length == 0 : found.ClassificationMax == searched.Max(grant => grant.ClassificationMax) && searched.Contains(found);
    }

    private static Gen<ConsentUse> Uses() =>
        from subject in Gen.Elements("s1", "s2")
        from grantee in Gen.Elements("a1", "a2")
        from purpose in Gen.Elements("billing-inquiry", "fraud-investigation")
        from operation in Gen.Elements(ConsentOperations.Ingest, ConsentOperations.Query, ConsentOperations.Replay, ConsentOperations.Export)
        from day in Gen.Choose(-2, 12)
        select new ConsentUse(subject, grantee, purpose, operation, Classification.Public, Start.AddDays(day));

    private static Gen<ConsentGrant> GrantGen() =>
        from id in Gen.Choose(0, 99)
        from use in Uses()
        from operations in Gen.Choose(1, 15)
        from most in Gen.Choose(0, 3)
        from days in Gen.Choose(1, 10)
        select new ConsentGrant
        {
            GrantId = $"g{id}",
            SubjectId = use.SubjectId,
            GranteeId = use.GranteeId,
            Purpose = use.Purpose,
            Operations = (ConsentOperations)operations,
            ClassificationMax = (Classification)most,
            GrantedAt = use.At,
            ExpiresAt = use.At.AddDays(days),
        };

    private static ConsentGrant Grant(string id, string subject) => new()
    {
        GrantId = id,
        SubjectId = subject,
        GranteeId = "a1",
        Purpose = "billing-inquiry",
        Operations = ConsentOperations.Query,
        GrantedAt = Start,
        ExpiresAt = Start.AddDays(10),
    };
}
