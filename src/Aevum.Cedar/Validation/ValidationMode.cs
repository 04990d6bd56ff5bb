namespace Aevum.Cedar.Validation;

/// <summary>How much the validator demands of a policy.</summary>
public enum ValidationMode
{
    /// <summary>
    /// The mode to use: beyond <see cref="Permissive"/>, operands of <c>==</c> and <c>contains</c>, branches of <c>if</c> and elements of a
    /// set must have one type, sets may not be written empty, and constructors such as <c>ip</c> take only literals.
    /// </summary>
    Strict = 0,

    /// <summary>Accepts every policy that cannot fail with a type error, also one that compares values which are never equal.</summary>
    Permissive,
}
