namespace Aevum.Analyzers.Tests.Common;

public sealed class ShippedRuleTests
{
    [Fact]
    public async Task A_method_too_large_to_look_for_a_guard_in_is_reported_and_said_to_be_so()
    {
        var branches = string.Concat(Enumerable.Range(0, 1_100).Select(number => $"if (outside == \"{number}\") {{ Console.WriteLine(); }}\n"));
        var project = ShippedTest.Project("production", ShippedTest.InMethod(branches + "IPolicyEngine made = new NullPolicyEngine();"));

        var found = await KitTest.Case(project).FindAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["AEV4001", "AEV9012"], found.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
    }
}
