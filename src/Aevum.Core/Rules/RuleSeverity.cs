namespace Aevum.Rules;

/// <summary>What a finding of a rule does to a build unless configuration says otherwise.</summary>
public enum RuleSeverity
{
    /// <summary>Shown in the IDE.</summary>
    Info,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>Fails the build.</summary>
    Error,
}
