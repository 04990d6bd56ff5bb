namespace Aevum.Rules;

/// <summary>Where a rule applies.</summary>
public enum RuleScope
{
    /// <summary>In every posture and in test projects too.</summary>
    Everywhere,

    /// <summary>In the production and regulated postures, not in development and not in test projects.</summary>
    Shipped,

    /// <summary>In the regulated posture, not in test projects.</summary>
    Regulated,
}
