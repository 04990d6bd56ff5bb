using Aevum.Consent;

namespace Aevum.Core.Tests.Consent;

public sealed class ConsentTableTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>In a cell and beside it, at the limit of the cell, not ASCII, alike but for one letter.</summary>
    private static readonly string[] Subjects =
    [
        "a", "b", "ab", "person-1", "person-2", "Person-1", "person-1 ", "müller", "muller", "客户", "a\0", "a\0\0",
        new('x', 36), new('x', 37), new('x', 4_096), "0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071", "0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6072",
    ];

    private static readonly string[] Grantees = ["agent", "agen", "agent2"];
    private static readonly string[] Purposes = ["t-order-status", "order-status"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_every_change_the_table_answers_as_a_search_over_all_grants_would(int seed)
    {
        var random = new Random(seed);
        var table = new ConsentTable();
        var inForce = new List<ConsentGrant>();
        for (var step = 0; step < 6_000; step++)
        {
            if (inForce.Count > 0 && random.Next(100) < 45)
            {
                var removed = inForce[random.Next(inForce.Count)];
                inForce.Remove(removed);
                table.Remove(removed);
            }
            else
            {
                var added = RandomGrant(random, step);
                inForce.Add(added);
                table.Add(added);
            }

            AssertSame(inForce, table, RandomUse(random));
        }
    }

    [Fact]
    public void Names_cannot_be_shifted_into_each_other()
    {
        var table = new ConsentTable();
        table.Add(Grant("g1", "ab", "c", "order-status"));

        Assert.Null(table.Find(new("a", "bc", "order-status"), ConsentOperations.Query, Start.UtcTicks).Grant);
        Assert.Null(table.Find(new("ab", "co", "rder-status"), ConsentOperations.Query, Start.UtcTicks).Grant);
        Assert.NotNull(table.Find(new("ab", "c", "order-status"), ConsentOperations.Query, Start.UtcTicks).Grant);
    }

    [Fact]
    public void Each_table_places_keys_by_a_secret_of_its_own()
    {
        var key = new ConsentKey("person-1", "agent", "order-status");

        Assert.NotEqual(new ConsentKeyHash().Of(key), new ConsentKeyHash().Of(key));
    }

    [Fact]
    public void Keys_that_differ_in_one_place_have_different_hashes()
    {
        var hash = new ConsentKeyHash();
        var keys = from subject in Subjects
                   from grantee in Grantees
                   from purpose in Purposes
                   select new ConsentKey(subject, grantee, purpose);

        Assert.Distinct(keys.Select(key => hash.Of(key)));
    }

    [Fact]
    public void A_grant_that_stands_is_found_at_every_moment_while_others_of_its_key_come_and_go()
    {
        var table = new ConsentTable();
        var standing = Grant("standing", "person-1", "agent", "order-status");
        var visitors = Enumerable.Range(0, 3).Select(number => Grant($"v{number}", "person-1", "agent", "order-status") with { ClassificationMax = (Classification)number, ExpiresAt = Start.AddDays(-1) }).ToArray();
        var key = new ConsentKey("person-1", "agent", "order-status");
        table.Add(standing);
        var misses = 0;
        var isWriting = true;
        var readers = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            while (Volatile.Read(ref isWriting))
            {
                Interlocked.Add(ref misses, table.Find(key, ConsentOperations.Query, Start.UtcTicks).Grant is null ? 1 : 0);
            }
        })).ToArray();
        Array.ForEach(readers, reader => reader.Start());

        for (var round = 0; round < 4_000; round++)
        {
            table.Add(visitors[round % 3]);
            table.Add(visitors[(round + 1) % 3]);
            table.Remove(visitors[round % 3]);
            table.Remove(visitors[(round + 1) % 3]);
            table.Add(Grant($"n{round}", $"neighbour-{round}", "agent", "order-status"));
        }

        Volatile.Write(ref isWriting, false);
        Array.ForEach(readers, reader => reader.Join());
        Assert.Equal(0, misses);
    }

    [Fact]
    public void A_revoked_grant_is_found_by_nobody_once_the_revocation_has_returned()
    {
        var index = new ConsentIndex();
        for (var number = 0; number < 5_000; number++)
        {
            var grant = Grant($"g{number}", $"person-{number % 97}", "agent", "order-status");
            index.Load(grant, isRevoked: false);
            var key = new ConsentKey(grant.SubjectId, "agent", "order-status");

            Assert.Same(grant, index.Find(key, ConsentOperations.Query, Start).Grant);
            Assert.True(index.TryRevoke(grant.GrantId));
            Assert.Null(index.Find(key, ConsentOperations.Query, Start).Grant);
        }
    }

    private static void AssertSame(List<ConsentGrant> inForce, ConsentTable table, ConsentUse use)
    {
        var found = table.Find(new(use.SubjectId, use.GranteeId, use.Purpose), use.Operation, use.At.UtcTicks);
        var covering = inForce.Where(grant => (use with { Classification = Classification.Public }).IsCoveredBy(grant)).ToArray();
        if (covering.Length == 0)
        {
            Assert.Null(found.Grant);
            return;
        }

        Assert.Contains(found.Grant!, covering);
        Assert.Equal(covering.Max(grant => grant.ClassificationMax), found.ClassificationMax);
        Assert.Equal(found.Grant!.ClassificationMax, found.ClassificationMax);
        Assert.Equal(found.Grant.ExpiresAt.UtcTicks, found.UntilUtcTicks);
    }

    private static ConsentGrant RandomGrant(Random random, int number)
    {
        var use = RandomUse(random);
        return Grant($"g{number}", use.SubjectId, use.GranteeId, use.Purpose) with
        {
            Operations = (ConsentOperations)random.Next(1, 16),
            ClassificationMax = (Classification)random.Next(4),
            GrantedAt = use.At,
            ExpiresAt = use.At.AddDays(random.Next(1, 8)),
        };
    }

    private static ConsentUse RandomUse(Random random) => new(
        random.Next(4) == 0 ? $"other-{random.Next(2_000)}" : Subjects[random.Next(Subjects.Length)],
        random.Next(2) == 0 ? "agent" : "agent-2",
        random.Next(3) == 0 ? "fraud-investigation" : "order-status",
        (ConsentOperations)(1 << random.Next(4)),
        (Classification)random.Next(4),
        Start.AddDays(random.Next(10)));

    private static ConsentGrant Grant(string id, string subject, string grantee, string purpose) => new()
    {
        GrantId = id,
        SubjectId = subject,
        GranteeId = grantee,
        Purpose = purpose,
        Operations = ConsentOperations.Query,
        GrantedAt = Start.AddDays(-10),
        ExpiresAt = Start.AddDays(10),
    };
}
