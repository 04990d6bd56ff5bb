using Aevum.Analyzers.Guards;

namespace Aevum.Analyzers.Tests.Guards;

/// <summary>What two values together say about the environment, for every pair.</summary>
public sealed class GuardFactTests
{
    private static readonly GuardFact[] All = [.. Enumerable.Range(0, 8).Select(bits => new GuardFact((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0))];

    [Fact]
    public void One_value_or_the_other_says_what_both_say() => ForEachPair((left, right) =>
        Assert.True(new GuardFact(left.WhenTrue & right.WhenTrue, left.WhenFalse & right.WhenFalse, left.IsName & right.IsName) == left.Or(right)));

    [Fact]
    public void A_conjunction_is_true_when_both_are_and_false_when_one_is() => ForEachPair((left, right) =>
        Assert.True(new GuardFact(left.WhenTrue | right.WhenTrue, left.WhenFalse & right.WhenFalse, false) == GuardFact.Conjunction(left, right)));

    [Fact]
    public void A_disjunction_is_true_when_one_is_and_false_when_both_are() => ForEachPair((left, right) =>
        Assert.True(new GuardFact(left.WhenTrue & right.WhenTrue, left.WhenFalse | right.WhenFalse, false) == GuardFact.Disjunction(left, right)));

    [Fact]
    public void A_fact_can_be_written() => Assert.Contains("WhenTrue = True", GuardFact.TrueInDevelopment.ToString(), StringComparison.Ordinal);

    private static void ForEachPair(Action<GuardFact, GuardFact> check)
    {
        foreach (var (left, right) in All.SelectMany(left => All.Select(right => (left, right))))
        {
            check(left, right);
        }
    }
}
