namespace Aevum.Cedar;

/// <summary>How one policy stood to one request.</summary>
public enum PolicyVerdict
{
    /// <summary>The scope does not fit the request.</summary>
    OutOfScope = 0,

    /// <summary>The scope fits, but a condition does not hold.</summary>
    ConditionNotMet,

    /// <summary>Scope and conditions hold: the policy permits or forbids.</summary>
    Satisfied,

    /// <summary>A condition could not be evaluated; the policy has no say.</summary>
    Failed,
}
