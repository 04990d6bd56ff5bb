namespace Aevum.Rules;

/// <summary>One safety rule: the same id, title and help page wherever it is enforced. Immutable and thread-safe.</summary>
public sealed class SafetyRule
{
    internal SafetyRule(string id, string title, RuleSeverity severity, RuleScope scope, Enforcement places, bool isConfigurable = true)
    {
        Id = id;
        Title = title;
        Severity = severity;
        Scope = scope;
        Places = places;
        IsConfigurable = isConfigurable;
    }

    /// <summary>The id, <c>AEV</c> and four digits.</summary>
    public string Id { get; }

    /// <summary>The title, without a final stop.</summary>
    public string Title { get; }

    /// <summary>The default severity.</summary>
    public RuleSeverity Severity { get; }

    /// <summary>Where the rule applies.</summary>
    public RuleScope Scope { get; }

    /// <summary>The places that enforce it.</summary>
    public Enforcement Places { get; }

    /// <summary>False when no setting of the build turns the rule off.</summary>
    public bool IsConfigurable { get; }

    /// <summary>The hundred the rule belongs to.</summary>
    public RuleArea Area => Id[3] switch
    {
        '1' => RuleArea.Barriers,
        '2' => RuleArea.Consent,
        '3' => RuleArea.Signing,
        '4' => RuleArea.Policy,
        '5' => RuleArea.Deployment,
        _ => RuleArea.Kit,
    };

    /// <summary>The address of the help page.</summary>
    public string HelpLink => RuleCatalogue.HelpLinkBase + Id + ".md";
}
