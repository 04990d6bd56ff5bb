using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Common;

/// <summary>
/// One rule of the catalogue. It says in <see cref="Register"/> what it wants to see; the analyzer of its area asks the compiler once for all its
/// rules. A rule has no state; what it needs per compilation it keeps in the closures it registers.
/// </summary>
internal abstract class KitRule
{
    /// <summary>The descriptors the rule reports.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Registers for one compilation that references the kit.</summary>
    public abstract void Register(RuleRegistration registration);
}
