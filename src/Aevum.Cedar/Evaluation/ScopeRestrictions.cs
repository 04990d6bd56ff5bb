using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation;

/// <summary>
/// Every restriction of a variable that must hold for a policy to be satisfied, and whose test cannot fail: those of the scope, and the
/// same tests where they stand at the very front of the first <c>when</c>. If one of them does not hold, nothing behind it is evaluated,
/// so the policy is neither satisfied nor in error.
/// </summary>
internal static class ScopeRestrictions
{
    internal static IEnumerable<ScopeConstraint> Of(PolicySyntax policy)
    {
        ScopeConstraint[] scope = [policy.Principal, policy.Action, policy.Resource];
        foreach (var constraint in scope.Where(static constraint => constraint.Operator != ScopeOperator.Any))
        {
            yield return constraint;
        }

        if (policy.Conditions is not [{ Kind: ConditionKind.When } first, ..])
        {
            yield break;
        }

        foreach (var operand in Operands(first.Body))
        {
            if (Restriction(operand) is not { } restriction)
            {
                // What stands here may fail, and then the policy must be evaluated to report it.
                yield break;
            }

            yield return restriction;
        }
    }

    /// <summary>The operands of a chain of <c>&amp;&amp;</c> in the order of their evaluation.</summary>
    private static Stack<Expression> Operands(Expression body)
    {
        var operands = new Stack<Expression>();
        while (body is BinaryExpression { Operator: BinaryOperator.And } conjunction)
        {
            operands.Push(conjunction.Right);
            body = conjunction.Left;
        }

        operands.Push(body);
        return operands;
    }

    /// <summary>The expression as a restriction of a variable, or null when it is none.</summary>
    private static ScopeConstraint? Restriction(Expression expression) => expression switch
    {
        BinaryExpression { Operator: BinaryOperator.Equal, Left: VariableExpression left, Right: LiteralExpression right } => Equal(left, right),
        BinaryExpression { Operator: BinaryOperator.Equal, Left: LiteralExpression left, Right: VariableExpression right } => Equal(right, left),
        BinaryExpression { Operator: BinaryOperator.In, Left: VariableExpression left } within => In(left, within.Right),
        IsExpression { Target: VariableExpression target, Ancestor: null } test when IsEntity(target) => ScopeConstraint.Is(target.Variable, test.EntityType, default),
        _ => null,
    };

    private static ScopeConstraint? Equal(VariableExpression variable, LiteralExpression literal) =>
        IsEntity(variable) && literal.Value.Kind == CedarValueKind.Entity
            ? ScopeConstraint.Equal(variable.Variable, ScopeTarget.Of(literal.Value.AsEntity), default)
            : null;

    private static ScopeConstraint? In(VariableExpression variable, Expression ancestor) => ancestor switch
    {
        _ when !IsEntity(variable) => null,
        LiteralExpression { Value.Kind: CedarValueKind.Entity } one => ScopeConstraint.In(variable.Variable, ScopeTarget.Of(one.Value.AsEntity), default),
        SetExpression set when set.Elements.All(static element => element is LiteralExpression { Value.Kind: CedarValueKind.Entity }) =>
            ScopeConstraint.InList(variable.Variable, [.. set.Elements.Select(static element => ((LiteralExpression)element).Value.AsEntity)], default),
        _ => null,
    };

    private static bool IsEntity(VariableExpression variable) => variable.Variable != RequestVariable.Context;
}
