using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>
/// Types of <c>&amp;&amp;</c>, <c>||</c>, <c>!</c> and <c>if</c>. A part that can never be evaluated is not checked: the right side behind
/// a left side that is always false, and the branch that is never taken.
/// </summary>
internal sealed class LogicChecks(TypeChecker checker, CheckContext context)
{
    /// <summary>The type of an expression whose place demands a Boolean. After a fault the expression counts as some Boolean.</summary>
    internal Typed Boolean(Expression expression, KnownCapabilities known)
    {
        var typed = checker.Check(expression, known);
        if (typed.Type is TruthType or NeverType || typed.Type == PrimitiveType.Boolean)
        {
            return typed;
        }

        if (typed.Type is not null)
        {
            context.ReportUnexpected(expression, "`Bool`", typed.Type);
        }

        return Typed.Boolean;
    }

    /// <summary>A long chain of one operator nests to the left; it is walked in a loop, so that it costs no stack.</summary>
    internal Typed Chain(BinaryExpression chain, KnownCapabilities known)
    {
        var links = new Stack<BinaryExpression>();
        Expression first = chain;
        while (first is BinaryExpression link && link.Operator == chain.Operator)
        {
            links.Push(link);
            first = link.Left;
        }

        var left = Boolean(first, known);
        while (links.Count > 0)
        {
            context.Budget.Spend();
            left = chain.Operator == BinaryOperator.And ? And(left, links.Pop(), known) : Or(left, links.Pop(), known);
        }

        return left;
    }

    private Typed And(Typed left, BinaryExpression and, KnownCapabilities known)
    {
        if (left.IsFalse)
        {
            return left;
        }

        var right = Boolean(and.Right, known.With(left.Grants));
        if (right.IsFalse)
        {
            return Typed.False;
        }

        var type = left.IsTrue && right.IsTrue ? (CedarType)TruthType.True : PrimitiveType.Boolean;
        return new(type, left.Grants.Union(right.Grants));
    }

    private Typed Or(Typed left, BinaryExpression or, KnownCapabilities known)
    {
        if (left.IsTrue)
        {
            return Typed.True;
        }

        var right = Boolean(or.Right, known);
        if (left.IsFalse)
        {
            return right;
        }

        if (right.IsFalse)
        {
            return left;
        }

        return right.IsTrue ? Typed.True : new(PrimitiveType.Boolean, left.Grants.Intersect(right.Grants));
    }

    internal Typed Not(UnaryExpression not, KnownCapabilities known)
    {
        var operand = Boolean(not.Operand, known);
        return operand.IsTrue ? Typed.False : operand.IsFalse ? Typed.True : Typed.Boolean;
    }

    internal Typed If(IfExpression choice, KnownCapabilities known)
    {
        var condition = Boolean(choice.Condition, known);
        if (condition.IsFalse)
        {
            return checker.Check(choice.WhenFalse, known);
        }

        var whenTrue = checker.Check(choice.WhenTrue, known.With(condition.Grants));
        if (condition.IsTrue)
        {
            return new(whenTrue.Type, whenTrue.Grants.Union(condition.Grants));
        }

        var whenFalse = checker.Check(choice.WhenFalse, known);
        var grants = whenTrue.Grants.Union(condition.Grants).Intersect(whenFalse.Grants);
        if (whenTrue.Type is null || whenFalse.Type is null)
        {
            return new(whenTrue.Type ?? whenFalse.Type, grants);
        }

        var joined = context.Lattice.Join(whenTrue.Type, whenFalse.Type);
        if (joined is null)
        {
            context.ReportIncompatible(choice, whenTrue.Type, whenFalse.Type, "both branches of an `if`");
        }

        return new(joined, grants);
    }
}
