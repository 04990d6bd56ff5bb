using Aevum.Rules;

namespace Aevum.Hosting.Checks;

/// <summary>One rule of the catalogue that a configuration breaks. Immutable.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">What is wrong and how to repair it; never a value of the configuration.</param>
/// <param name="StopsTheStart">True when the posture does not tolerate it.</param>
public sealed record PreflightFinding(SafetyRule Rule, string Message, bool StopsTheStart)
{
    /// <summary>The id of the rule.</summary>
    public string RuleId => Rule.Id;

    /// <inheritdoc/>
    public override string ToString() => $"{RuleId}: {Message} See {Rule.HelpLink}.";
}
