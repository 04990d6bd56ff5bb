using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers;

/// <summary>
/// Evaluates conditions under the assumption that the caught exception is a barrier violation. The class is sealed, so a type test has a definite
/// answer. Null means: can be either.
/// </summary>
internal sealed class ViolationAssumption(INamedTypeSymbol violation, ICatchClauseOperation clause, ValueAnalysis values, CancellationToken cancellationToken, IParameterSymbol? stand = null)
{
    /// <summary>The helpers that conditions and handlers call are read through this.</summary>
    public ValueAnalysis Values { get; } = values;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>True when <paramref name="type"/> is <paramref name="ancestor"/> or derives from it.</summary>
    public static bool Derives(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same assumption inside a helper whose parameter receives the exception.</summary>
    public ViolationAssumption Inside(IParameterSymbol parameter) => new(violation, clause, Values, CancellationToken, parameter);

    /// <summary>What <paramref name="condition"/> is when the exception is a barrier violation.</summary>
    public bool? Evaluate(IOperation condition) => condition switch
    {
        { ConstantValue: { HasValue: true, Value: bool value } } => value,
        IConversionOperation { OperatorMethod: null } conversion => Evaluate(conversion.Operand),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !Evaluate(not.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both => And(Evaluate(both.LeftOperand), Evaluate(both.RightOperand)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either => Or(Evaluate(either.LeftOperand), Evaluate(either.RightOperand)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => EvaluateEquality(equal),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } different => !EvaluateEquality(different),
        IIsTypeOperation test when IsException(test.ValueOperand) => Derives(violation, test.TypeOperand) ^ test.IsNegated,
        IIsPatternOperation match when IsException(match.Value) => Matches(match.Pattern),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => Evaluate(choice.Condition) switch { true => Evaluate(choice.WhenTrue), false => Evaluate(whenFalse), null => Same(Evaluate(choice.WhenTrue), Evaluate(whenFalse)) },
        ISwitchExpressionOperation choice when IsException(choice.Value) => EvaluateSwitch(choice),
        IInvocationOperation call => EvaluateHelper(call),
        _ => null,
    };

    /// <summary>Whether <paramref name="pattern"/> matches a barrier violation.</summary>
    public bool? Matches(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => true,
        ITypePatternOperation type => Derives(violation, type.MatchedType),
        IDeclarationPatternOperation declaration => declaration.MatchedType is null || Derives(violation, declaration.MatchedType),
        INegatedPatternOperation negated => !Matches(negated.Pattern),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Or(Matches(either.LeftPattern), Matches(either.RightPattern)),
        IBinaryPatternOperation both => And(Matches(both.LeftPattern), Matches(both.RightPattern)),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => false,
        IRecursivePatternOperation recursive => MatchesRecursive(recursive),
        _ => null,
    };

    /// <summary>True for the exception that the clause caught, whatever it is called here.</summary>
    public bool IsException(IOperation? operation) => operation switch
    {
        IConversionOperation conversion => IsException(conversion.Operand),
        ILocalReferenceOperation reference => clause.Locals.Contains(reference.Local, SymbolEqualityComparer.Default) && !IsWrittenBefore(reference, reference.Local),
        IParameterReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, stand) && !IsWrittenBefore(reference, reference.Parameter),
        _ => false,
    };

    /// <summary>The variable may have got another exception by then.</summary>
    private bool IsWrittenBefore(IOperation reference, ISymbol variable) =>
        Values.WritesIn(FlowGraphs.RootOf(reference)).Of(variable).Any(write => write.Site.Syntax.SpanStart < reference.Syntax.SpanStart);

    private bool? MatchesRecursive(IRecursivePatternOperation pattern)
    {
        if (!Derives(violation, pattern.MatchedType))
        {
            return false;
        }

        return pattern.PropertySubpatterns.IsEmpty && pattern.DeconstructionSubpatterns.IsEmpty ? true : null;
    }

    /// <summary><c>e.GetType() == typeof(T)</c>.</summary>
    private bool? EvaluateEquality(IBinaryOperation equality)
    {
        var (call, type) = (equality.LeftOperand, equality.RightOperand) switch
        {
            (IInvocationOperation left, ITypeOfOperation right) => (left, right),
            (ITypeOfOperation left, IInvocationOperation right) => (right, left),
            _ => (null, null),
        };
        if (call is { TargetMethod.Name: "GetType" } && IsException(call.Instance))
        {
            return SymbolEqualityComparer.Default.Equals(type!.TypeOperand, violation);
        }

        // The exception itself is never null.
        var other = IsException(equality.LeftOperand) ? equality.RightOperand : IsException(equality.RightOperand) ? equality.LeftOperand : null;
        return other is { ConstantValue: { HasValue: true, Value: null } } ? false : null;
    }

    private bool? EvaluateSwitch(ISwitchExpressionOperation choice)
    {
        bool? result = null;
        var isFirst = true;
        foreach (var arm in choice.Arms)
        {
            var matches = And(Matches(arm.Pattern), arm.Guard is { } guard ? Evaluate(guard) : true);
            if (matches == false)
            {
                continue;
            }

            var value = Evaluate(arm.Value);
            result = isFirst ? value : Same(result, value);
            isFirst = false;
            if (matches == true)
            {
                return result;
            }
        }

        return result;
    }

    /// <summary>A helper in source that takes the exception, or returns a constant.</summary>
    private bool? EvaluateHelper(IInvocationOperation call)
    {
        if (stand is not null)
        {
            return null;
        }

        var returns = HelperReturns.Of(call.TargetMethod, new ValueTracer(Values, CancellationToken));
        var argument = call.Arguments.FirstOrDefault(each => IsException(each.Value));
        var inside = argument?.Parameter is { } parameter ? Inside(parameter.OriginalDefinition) : null;
        var results = returns.Select(value => inside is null ? value.ConstantValue.Value as bool? : inside.Evaluate(value)).ToArray();
        return results is [var first, ..] && results.All(result => result == first) ? first : null;
    }

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left == true && right == true ? true : null;

    private static bool? Or(bool? left, bool? right) => left == true || right == true ? true : left == false && right == false ? false : null;

    private static bool? Same(bool? left, bool? right) => left == right ? left : null;
}
