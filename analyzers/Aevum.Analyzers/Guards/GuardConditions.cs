using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Guards;

/// <summary>
/// Finds out what a condition says about the environment. Locals, readonly members and one call into a helper are followed by the value analysis; the
/// depth is bounded, and beyond it a condition says nothing.
/// </summary>
internal sealed class GuardConditions(ValueAnalysis values, IOperation root, CancellationToken cancellationToken)
{
    private const int MaxDepth = 32;

    private int _depth;

    /// <summary>The fact for <paramref name="operation"/> at a point with <paramref name="state"/>.</summary>
    public GuardFact FactOf(IOperation? operation, GuardState state)
    {
        if (operation is null || _depth >= MaxDepth)
        {
            return GuardFact.Nothing;
        }

        _depth++;
        var fact = Read(operation, state);
        _depth--;
        return fact;
    }

    private GuardFact Read(IOperation operation, GuardState state)
    {
        if (operation.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return GuardFact.Constant(constant);
        }

        return operation switch
        {
            IFlowCaptureReferenceOperation capture => state[capture.Id],
            IConversionOperation conversion => FactOf(conversion.Operand, state),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => FactOf(not.Operand, state).Negate(),
            IBinaryOperation binary => ReadBinary(binary, state),
            IIsPatternOperation match => ReadPattern(match.Pattern, match.Value, FactOf(match.Value, state)),
            IConditionalOperation conditional => ReadConditional(conditional, state),
            ICoalesceOperation coalesce => FactOf(coalesce.Value, state).Or(FactOf(coalesce.WhenNull, state)),
            IConditionalAccessOperation access => FactOf(access.WhenNotNull, state),
            // The empty value of bool? is neither true nor false.
            IDefaultValueOperation { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => GuardFact.Anything,
            IPropertyReferenceOperation property when EnvironmentSymbols.IsEnvironmentName(property.Property) => GuardFact.Name,
            IInvocationOperation call => ReadCall(call, state),
            ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation => ReadSources(operation, state),
            _ => GuardFact.Nothing,
        };
    }

    private GuardFact ReadConditional(IConditionalOperation conditional, GuardState state)
    {
        var condition = FactOf(conditional.Condition, state);
        var whenTrue = condition.WhenTrue ? GuardFact.Anything : FactOf(conditional.WhenTrue, state);
        return whenTrue.Or(condition.WhenFalse ? GuardFact.Anything : FactOf(conditional.WhenFalse, state));
    }

    private GuardFact ReadBinary(IBinaryOperation binary, GuardState state) => binary.OperatorKind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => GuardFact.Conjunction(FactOf(binary.LeftOperand, state), FactOf(binary.RightOperand, state)),
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => GuardFact.Disjunction(FactOf(binary.LeftOperand, state), FactOf(binary.RightOperand, state)),
        BinaryOperatorKind.Equals => ReadEquality(binary.LeftOperand, binary.RightOperand, state),
        BinaryOperatorKind.NotEquals => ReadEquality(binary.LeftOperand, binary.RightOperand, state).Negate(),
        _ => GuardFact.Nothing,
    };

    private GuardFact ReadEquality(IOperation left, IOperation right, GuardState state)
    {
        if (BooleanOf(right) is { } wanted)
        {
            return Compared(FactOf(left, state), wanted, left);
        }

        if (BooleanOf(left) is { } expected)
        {
            return Compared(FactOf(right, state), expected, right);
        }

        return (IsDevelopmentName(right) && FactOf(left, state).IsName) || (IsDevelopmentName(left) && FactOf(right, state).IsName)
            ? GuardFact.TrueInDevelopment
            : GuardFact.Nothing;
    }

    private static bool? BooleanOf(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: bool value } } => value,
        IConversionOperation conversion => BooleanOf(conversion.Operand),
        _ => null,
    };

    /// <summary><c>value == wanted</c>; a nullable value that is not equal may also be null, which says nothing.</summary>
    private static GuardFact Compared(GuardFact value, bool wanted, IOperation operand)
    {
        var fact = wanted ? value : value.Negate();
        return IsNullable(operand) ? fact with { WhenFalse = false } : fact with { IsName = false };
    }

    private static bool IsNullable(IOperation operand) => operand.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private GuardFact ReadPattern(IPatternOperation pattern, IOperation value, GuardFact fact) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool wanted } } => Compared(fact, wanted, value),
        IConstantPatternOperation constant when fact.IsName && IsDevelopmentName(constant.Value) => GuardFact.TrueInDevelopment,
        INegatedPatternOperation negated => ReadPattern(negated.Pattern, value, fact).Negate(),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => GuardFact.Conjunction(ReadPattern(both.LeftPattern, value, fact), ReadPattern(both.RightPattern, value, fact)),
        IBinaryPatternOperation either => GuardFact.Disjunction(ReadPattern(either.LeftPattern, value, fact), ReadPattern(either.RightPattern, value, fact)),
        _ => GuardFact.Nothing,
    };

    private GuardFact ReadCall(IInvocationOperation call, GuardState state)
    {
        var method = call.TargetMethod;
        if (EnvironmentSymbols.IsIsDevelopment(method))
        {
            return GuardFact.TrueInDevelopment;
        }

        if (EnvironmentSymbols.IsIsEnvironment(method))
        {
            return call.Arguments.Any(argument => IsDevelopmentName(argument.Value)) ? GuardFact.TrueInDevelopment : GuardFact.Nothing;
        }

        if (method.ContainingType.SpecialType == SpecialType.System_String)
        {
            return ReadStringCall(call, state);
        }

        if (call is { TargetMethod.Name: "GetValueOrDefault", Instance: { } nullable })
        {
            return FactOf(nullable, state).Or(call.Arguments is [var whenNull] ? FactOf(whenNull.Value, state) : GuardFact.Constant(false));
        }

        return ReadSources(call, state);
    }

    private GuardFact ReadStringCall(IInvocationOperation call, GuardState state)
    {
        if (call is { TargetMethod.Name: "ToLowerInvariant" or "ToUpperInvariant" or "ToLower" or "ToUpper" or "Trim", Instance: { } text, Arguments.Length: 0 })
        {
            return FactOf(text, state) is { IsName: true } ? GuardFact.Name : GuardFact.Nothing;
        }

        if (call.TargetMethod.Name != "Equals")
        {
            return GuardFact.Nothing;
        }

        IOperation[] compared = [.. call.Instance is { } instance ? [instance] : Array.Empty<IOperation>(), .. call.Arguments.Select(argument => argument.Value)];
        return compared.Length < 2 ? GuardFact.Nothing : ReadEquality(compared[0], compared[1], state);
    }

    /// <summary>A variable, member or helper says what every value says that can reach it.</summary>
    private GuardFact ReadSources(IOperation use, GuardState state)
    {
        if (OriginalOf(use) is not { } original)
        {
            return GuardFact.Nothing;
        }

        var sources = values.SourcesOf(original, cancellationToken);
        if (sources.IsEmpty || sources.Any(source => source.Operation.Syntax == use.Syntax))
        {
            return GuardFact.Nothing;
        }

        return sources.Aggregate(GuardFact.Anything, (fact, source) => fact.Or(FactOf(source.Operation, state)));
    }

    /// <summary>The value analysis wants the operation of the source; a graph holds copies, which have no semantic model.</summary>
    private IOperation? OriginalOf(IOperation operation) => operation.SemanticModel is not null
        ? operation
        : root.DescendantsAndSelf().FirstOrDefault(candidate => candidate.Syntax == operation.Syntax);

    private bool IsDevelopmentName(IOperation operation)
    {
        if (IsDevelopmentNameItself(operation))
        {
            return true;
        }

        if (OriginalOf(operation) is not { } original)
        {
            return false;
        }

        var sources = values.SourcesOf(original, cancellationToken);
        return !sources.IsEmpty && sources.All(source => IsDevelopmentNameItself(source.Operation));
    }

    private static bool IsDevelopmentNameItself(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => string.Equals(text, EnvironmentSymbols.Development, StringComparison.OrdinalIgnoreCase),
        IFieldReferenceOperation field => EnvironmentSymbols.IsDevelopmentName(field.Field),
        _ => false,
    };
}
