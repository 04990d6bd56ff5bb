using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>Types of equality, comparison, arithmetic, <c>like</c> and the operations of sets.</summary>
internal sealed class OperatorChecks(TypeChecker checker, CheckContext context)
{
    internal Typed Equality(BinaryExpression equality, KnownCapabilities known, bool negated)
    {
        var left = checker.Check(equality.Left, known).Type;
        var right = checker.Check(equality.Right, known).Type;
        if (IsEqual(equality, left, right) is { } equal)
        {
            return new(TruthType.Of(equal != negated));
        }

        if (context.IsStrict)
        {
            RequireJoin(equality, left, right, $"both sides of `{(negated ? "!=" : "==")}`");
        }

        return Typed.Boolean;
    }

    /// <summary><c>&lt;</c> and its relatives: two integers, two instants or two durations.</summary>
    internal Typed Comparison(BinaryExpression comparison, KnownCapabilities known)
    {
        var left = checker.Check(comparison.Left, known).Type;
        var right = checker.Check(comparison.Right, known).Type;
        if (left is not null && IsOrdered(left))
        {
            RequireSame(comparison.Right, right, left);
            return Typed.Boolean;
        }

        if (right is not null && IsOrdered(right))
        {
            RequireSame(comparison.Left, left, right);
            return Typed.Boolean;
        }

        RequireOrdered(comparison.Left, left);
        RequireOrdered(comparison.Right, right);
        return Typed.Boolean;
    }

    internal Typed Arithmetic(BinaryExpression arithmetic, KnownCapabilities known)
    {
        var help = arithmetic.Operator == BinaryOperator.Add ? "Cedar adds only integers; it has no concatenation of strings" : null;
        RequireSame(arithmetic.Left, checker.Check(arithmetic.Left, known).Type, PrimitiveType.Long, help);
        RequireSame(arithmetic.Right, checker.Check(arithmetic.Right, known).Type, PrimitiveType.Long, help);
        return Typed.Long;
    }

    internal Typed Negate(UnaryExpression negation, KnownCapabilities known)
    {
        RequireSame(negation.Operand, checker.Check(negation.Operand, known).Type, PrimitiveType.Long);
        return Typed.Long;
    }

    internal Typed Like(LikeExpression like, KnownCapabilities known)
    {
        RequireSame(like.Target, checker.Check(like.Target, known).Type, PrimitiveType.String);
        return Typed.Boolean;
    }

    internal Typed IsEmpty(UnaryExpression isEmpty, KnownCapabilities known)
    {
        RequireSet(isEmpty.Operand, checker.Check(isEmpty.Operand, known).Type, null);
        return Typed.Boolean;
    }

    internal Typed Contains(BinaryExpression contains, KnownCapabilities known)
    {
        var set = RequireSet(contains.Left, checker.Check(contains.Left, known).Type, "use `in` for membership in the entity hierarchy");
        var element = checker.Check(contains.Right, known).Type;
        if (context.IsStrict)
        {
            RequireJoin(contains, set?.Element, element, "the elements of the set and the argument of `contains`");
        }

        return Typed.Boolean;
    }

    internal Typed ContainsMany(BinaryExpression contains, KnownCapabilities known)
    {
        var left = RequireSet(contains.Left, checker.Check(contains.Left, known).Type, null);
        var right = RequireSet(contains.Right, checker.Check(contains.Right, known).Type, "use `contains` for a single element");
        if (context.IsStrict)
        {
            RequireJoin(contains, left, right, "both sets");
        }

        return Typed.Boolean;
    }

    /// <summary>The outcome when it is always the same: two literals, or entities that can never have one type.</summary>
    private bool? IsEqual(BinaryExpression equality, CedarType? left, CedarType? right)
    {
        if (LiteralOf(equality.Left) is { } first && LiteralOf(equality.Right) is { } second)
        {
            return first.Equals(second);
        }

        var names = EntityUnionType.NamesOf(left);
        var others = EntityUnionType.NamesOf(right);
        return names.Count > 0 && others.Count > 0 && !names.Any(others.Contains) ? false : null;
    }

    /// <summary>A literal's value; the variable <c>action</c> counts as the literal it stands for in this environment.</summary>
    private CedarValue? LiteralOf(Expression expression) => expression switch
    {
        LiteralExpression literal => literal.Value,
        VariableExpression { Variable: RequestVariable.Action } => CedarValue.From(context.Environment.Action.Uid),
        _ => null,
    };

    private static bool IsOrdered(CedarType type) => type == PrimitiveType.Long || type == ExtensionType.DateTime || type == ExtensionType.Duration;

    private void RequireOrdered(Expression at, CedarType? found)
    {
        if (found is not (null or NeverType))
        {
            var help = found == ExtensionType.Decimal ? "compare decimals with `lessThan` and its relatives" : null;
            context.ReportUnexpected(at, "`Long`, `datetime` or `duration`", found, help);
        }
    }

    private void RequireSame(Expression at, CedarType? found, CedarType expected, string? help = null)
    {
        if (found is not null && !context.Lattice.IsSubtype(found, expected))
        {
            context.ReportUnexpected(at, $"`{expected.ToShortString()}`", found, help);
        }
    }

    private SetType? RequireSet(Expression at, CedarType? found, string? help)
    {
        if (found is not (null or SetType or NeverType))
        {
            context.ReportUnexpected(at, "a set", found, help);
        }

        return found as SetType;
    }

    private void RequireJoin(Expression at, CedarType? left, CedarType? right, string where)
    {
        if (left is not null && right is not null && context.Lattice.Join(left, right) is null)
        {
            context.ReportIncompatible(at, left, right, where);
        }
    }
}
