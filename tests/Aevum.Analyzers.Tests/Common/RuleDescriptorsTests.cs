using Aevum.Analyzers.Common;
using Aevum.Rules;

namespace Aevum.Analyzers.Tests.Common;

public sealed class RuleDescriptorsTests
{
    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Id)];

    /// <summary>Made anew: what the analyzers themselves hold was made when they were loaded.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void A_descriptor_has_the_severity_of_its_rule(string id)
    {
        var rule = RuleCatalogue.Find(id)!;

        Assert.Equal(rule.Severity.ToString(), RuleDescriptors.Create(rule).DefaultSeverity.ToString());
    }
}
