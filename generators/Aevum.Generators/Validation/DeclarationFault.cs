using Aevum.Rules;

namespace Aevum.Generators.Validation;

/// <summary>One thing that is wrong with a declaration. The analyzer reports it; the generator only looks at <see cref="PreventsGeneration"/>.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Part">What the fault is about.</param>
/// <param name="Detail">The second argument of the rule's message; the first is the name of the type.</param>
internal sealed record DeclarationFault(SafetyRule Rule, DeclarationPart Part, string Detail)
{
    /// <summary>The named argument the fault is about; empty when it is about another part.</summary>
    public string Argument { get; init; } = "";

    /// <summary>True when nothing can or may be generated from the declaration.</summary>
    public bool PreventsGeneration { get; init; } = true;
}
