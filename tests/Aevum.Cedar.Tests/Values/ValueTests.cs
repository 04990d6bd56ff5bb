using Aevum.Cedar.Values;

namespace Aevum.Cedar.Tests.Values;

public sealed class ValueTests
{
    [Fact]
    public void A_set_ignores_order_and_repetition()
    {
        var left = Set(1, 2, 3, 2);
        var right = Set(3, 2, 1);

        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.Equal(3, left.Count);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    public void A_set_of_any_size_finds_its_elements(int count)
    {
        var set = Set([.. Enumerable.Range(0, count).Select(static number => (long)number)]);

        Assert.All(Enumerable.Range(0, count), number => Assert.True(set.Contains(CedarValue.From((long)number))));
        Assert.False(set.Contains(CedarValue.From(count)));
        Assert.False(set.Contains(CedarValue.From("0")));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    public void A_record_of_any_size_finds_its_attributes(int count)
    {
        var record = new CedarRecord(Enumerable.Range(0, count).Select(static number => KeyValuePair.Create($"name{number}", CedarValue.From((long)number))));

        Assert.All(Enumerable.Range(0, count), number => Assert.True(record.TryGet($"name{number}", out var value) && value.AsLong == number));
        Assert.False(record.TryGet("other", out _));
    }

    [Fact]
    public void A_record_refuses_a_name_given_twice() =>
        Assert.Throws<ArgumentException>(() => new CedarRecord([KeyValuePair.Create("a", CedarValue.True), KeyValuePair.Create("a", CedarValue.True)]));

    [Fact]
    public void Values_of_different_kinds_are_unequal_even_with_equal_payload()
    {
        CedarValue[] zeros = [CedarValue.False, CedarValue.From(0L), CedarValue.From(new CedarDecimal(0)), CedarValue.From(new CedarDateTime(0)), CedarValue.From(new CedarDuration(0))];

        Assert.Equal(zeros.Length, zeros.Distinct().Count());
    }

    [Fact]
    public void The_default_value_refuses_every_accessor()
    {
        CedarValue none = default;

        Assert.Equal(CedarValueKind.None, none.Kind);
        Assert.Throws<InvalidOperationException>(() => none.AsBoolean);
        Assert.Throws<InvalidOperationException>(() => none.AsString);
        Assert.Throws<ArgumentException>(() => new CedarSet([none]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("User ")]
    [InlineData("A::")]
    [InlineData("A:B")]
    [InlineData("if")]
    [InlineData("A::in")]
    [InlineData("__cedar::A")]
    [InlineData("Ünï")]
    public void An_entity_type_must_be_a_name(string type) => Assert.Throws<ArgumentException>(() => new EntityUid(type, "a"));

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_text()
    {
        Assert.Throws<ArgumentException>(() => new EntityUid("User", "\ud83d"));
        Assert.Throws<ArgumentException>(() => CedarValue.From("\udc00"));
    }

    [Fact]
    public void An_action_is_known_by_the_last_part_of_its_type()
    {
        Assert.True(new EntityUid("Action", "a").IsAction);
        Assert.True(new EntityUid("App::Action", "a").IsAction);
        Assert.False(new EntityUid("Action::App", "a").IsAction);
        Assert.False(new EntityUid("Reaction", "a").IsAction);
    }

    private static CedarSet Set(params long[] elements) => new(elements.Select(CedarValue.From));
}
