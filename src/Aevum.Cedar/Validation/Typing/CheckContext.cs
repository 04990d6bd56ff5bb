using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>What all checks of one policy in one request environment share.</summary>
internal sealed class CheckContext(PolicyCheck policy, RequestEnvironment environment)
{
    private const int ReportCost = 20;

    internal SchemaView Schema { get; } = policy.Schema;

    internal ExpressionTable Expressions { get; } = policy.Expressions;

    internal TypeLattice Lattice { get; } = policy.Lattice;

    internal Hierarchy Hierarchy { get; } = policy.Hierarchy;

    internal WorkBudget Budget { get; } = policy.Budget;

    internal bool IsStrict { get; } = policy.IsStrict;

    internal RequestEnvironment Environment { get; } = environment;

    /// <summary>Reports a finding. It is paid for, because one that returns in every environment costs more than the check itself.</summary>
    internal void Report(ValidationErrorKind kind, Expression at, string message, string? help = null)
    {
        Budget.Spend(ReportCost);
        policy.Findings.Add(kind, message, at.Span, help);
    }

    /// <summary>Reports that an expression has another type than its place allows.</summary>
    internal void ReportUnexpected(Expression at, string expected, CedarType found, string? help = null) =>
        Report(ValidationErrorKind.UnexpectedType, at, $"expected {expected}, found `{found.ToShortString()}`", help);

    /// <summary>Reports that two expressions have no type in common.</summary>
    internal void ReportIncompatible(Expression at, CedarType left, CedarType right, string where) =>
        Report(
            ValidationErrorKind.IncompatibleTypes,
            at,
            $"the types `{left.ToShortString()}` and `{right.ToShortString()}` are not compatible",
            $"{where} must have one type");

    internal string? Suggest(string word, IEnumerable<string> known) => policy.Findings.Suggest(word, known);
}
