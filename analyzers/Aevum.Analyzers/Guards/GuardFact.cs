namespace Aevum.Analyzers.Guards;

/// <summary>What a value says about the environment.</summary>
/// <param name="WhenTrue">If the value is true, the environment is Development.</param>
/// <param name="WhenFalse">If the value is false, the environment is Development.</param>
/// <param name="IsName">The value is the name of the environment.</param>
internal readonly record struct GuardFact(bool WhenTrue, bool WhenFalse, bool IsName)
{
    /// <summary>The value says nothing.</summary>
    public static GuardFact Nothing => default;

    /// <summary>Holds for any value where the environment is known to be Development, and for a value that cannot occur.</summary>
    public static GuardFact Anything => new(true, true, true);

    /// <summary>The value is true only in Development.</summary>
    public static GuardFact TrueInDevelopment => new(true, false, false);

    /// <summary>The value is the name of the environment.</summary>
    public static GuardFact Name => new(false, false, true);

    /// <summary>The fact for the negated value.</summary>
    public GuardFact Negate() => new(WhenFalse, WhenTrue, false);

    /// <summary>The fact for a constant: it cannot have the other value.</summary>
    public static GuardFact Constant(bool value) => new(!value, value, false);

    /// <summary>The fact for a value that is one or the other.</summary>
    public GuardFact Or(GuardFact other) => new(WhenTrue && other.WhenTrue, WhenFalse && other.WhenFalse, IsName && other.IsName);

    /// <summary>The fact for <c>left &amp;&amp; right</c>.</summary>
    public static GuardFact Conjunction(GuardFact left, GuardFact right) => new(left.WhenTrue || right.WhenTrue, left.WhenFalse && right.WhenFalse, false);

    /// <summary>The fact for <c>left || right</c>.</summary>
    public static GuardFact Disjunction(GuardFact left, GuardFact right) => Conjunction(left.Negate(), right.Negate()).Negate();
}
