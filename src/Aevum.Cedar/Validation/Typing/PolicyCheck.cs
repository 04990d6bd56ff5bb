namespace Aevum.Cedar.Validation.Typing;

/// <summary>What the check of one policy carries through all request environments.</summary>
internal sealed class PolicyCheck
{
    internal PolicyCheck(SchemaView schema, string policyId, ValidationMode mode, ValidationLimits limits)
    {
        Schema = schema;
        IsStrict = mode == ValidationMode.Strict;
        Budget = new(limits.MaxSteps);
        Lattice = new(mode, Budget);
        Hierarchy = new(schema.Schema, Budget);
        Findings = new(policyId);
    }

    internal SchemaView Schema { get; }

    internal bool IsStrict { get; }

    internal WorkBudget Budget { get; }

    internal TypeLattice Lattice { get; }

    internal Hierarchy Hierarchy { get; }

    internal FindingList Findings { get; }

    internal ExpressionTable Expressions { get; } = new();
}
