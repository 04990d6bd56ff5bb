using Aevum.Cedar.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Aevum.Cedar.Tests;

public sealed class EntitiesTests
{
    private static Config Fixed => Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261120, 11);

    [Fact]
    public void Ancestors_equal_the_reachability_of_the_graph() => Prop.ForAll<int>(static seed =>
    {
        const int count = 14;
        var random = new Random(seed);
        var parents = Enumerable.Range(0, count).Select(at => Enumerable.Range(at + 1, count - at - 1).Where(_ => random.Next(4) == 0).ToArray()).ToArray();
        var entities = new Entities(Enumerable.Range(0, count - 2).Select(at => new Entity(Uid(at), parents: parents[at].Select(Uid))));

        // Floyd and Warshall; the last two entities are named but not given, so they have no parents.
        var reach = new bool[count, count];
        for (var at = 0; at < count; at++)
        {
            reach[at, at] = true;
            foreach (var parent in at < count - 2 ? parents[at] : [])
            {
                reach[at, parent] = true;
            }
        }

        for (var via = 0; via < count; via++)
        {
            for (var pair = 0; pair < count * count; pair++)
            {
                reach[pair / count, pair % count] |= reach[pair / count, via] && reach[via, pair % count];
            }
        }

        return Enumerable.Range(0, count * count).All(pair => entities.IsIn(Uid(pair / count), Uid(pair % count)) == reach[pair / count, pair % count]);
    }).Check(Fixed);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10_000)]
    public void A_cycle_is_refused(int length)
    {
        var cycle = Enumerable.Range(0, length).Select(at => new Entity(Uid(at), parents: [Uid((at + 1) % length)]));

        var fault = Assert.Throws<CedarDataException>(() => new Entities(cycle));

        Assert.Matches("^the hierarchy has a cycle through `E::\"\\d+\"`; an entity cannot be above itself$", fault.Message);
    }

    [Fact]
    public void A_long_chain_is_no_cycle_and_is_followed_to_its_end()
    {
        var entities = new Entities(Enumerable.Range(0, 10_000).Select(static at => new Entity(Uid(at), parents: [Uid(at + 1)])));

        Assert.True(entities.IsIn(Uid(0), Uid(10_000)));
        Assert.False(entities.IsIn(Uid(5), Uid(4)));
    }

    [Fact]
    public void Every_entity_of_a_long_chain_may_be_asked_without_remembering_all_ancestors()
    {
        var entities = new Entities(Enumerable.Range(0, 4_000).Select(static at => new Entity(Uid(at), parents: [Uid(at + 1)])));

        Assert.All(Enumerable.Range(0, 4_000), at => Assert.True(entities.IsIn(Uid(at), Uid(4_000))));
    }

    [Fact]
    public void An_entity_given_twice_must_be_the_same_in_every_part()
    {
        var one = new Entity(Uid(1), new CedarRecord([KeyValuePair.Create("a", CedarValue.True)]), [Uid(2), Uid(3)]);
        var same = new Entity(Uid(1), new CedarRecord([KeyValuePair.Create("a", CedarValue.True)]), [Uid(3), Uid(2), Uid(2)]);
        var other = new Entity(Uid(1), new CedarRecord([KeyValuePair.Create("a", CedarValue.False)]), [Uid(2), Uid(3)]);

        Assert.Equal(1, new Entities([one, same]).Count);
        Assert.Equal("entity `E::\"1\"` is given twice with different content", Assert.Throws<CedarDataException>(() => new Entities([one, other])).Message);
    }

    private static EntityUid Uid(int number) => new("E", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
