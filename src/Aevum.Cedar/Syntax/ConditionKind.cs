namespace Aevum.Cedar.Syntax;

/// <summary>How a condition contributes to a policy.</summary>
public enum ConditionKind
{
    /// <summary>The body must be true.</summary>
    When = 0,

    /// <summary>The body must be false.</summary>
    Unless = 1,
}
