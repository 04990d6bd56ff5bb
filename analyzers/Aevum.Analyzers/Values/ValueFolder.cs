using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Values;

/// <summary>Computes constants, texts and dates from the sources of a value. Bounded: a product of many alternatives is cut and called incomplete.</summary>
internal sealed class ValueFolder(ValueTracer tracer)
{
    private const int MaxValues = 32;
    private const int MaxDepth = 24;

    private int _depth;

    /// <summary>The values that <paramref name="value"/> can have.</summary>
    public PossibleValues Fold(ValueSource value)
    {
        if (++_depth > MaxDepth)
        {
            _depth--;
            return PossibleValues.Unknown;
        }

        var known = ImmutableArray.CreateBuilder<KnownValue>();
        var complete = true;
        foreach (var source in tracer.Trace(value))
        {
            var values = FoldSource(source);
            known.AddRange(values.Known);
            complete &= values.IsComplete;
        }

        _depth--;
        return known.Count > MaxValues ? new([.. known.Take(MaxValues)], isComplete: false) : new(known.ToImmutable(), complete);
    }

    /// <summary>The values of another operation of the same frame.</summary>
    public PossibleValues Fold(IOperation operation, CallFrame? frame) => Fold(new ValueSource(operation, frame));

    private PossibleValues FoldSource(ValueSource source)
    {
        var operation = source.Operation;
        if (source.IsElement)
        {
            return PossibleValues.Unknown;
        }

        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return Single(constant.Value, Origin(operation));
        }

        return operation switch
        {
            IUtf8StringOperation bytes => Single(bytes.Value, bytes.Syntax),
            IInterpolatedStringOperation text => FoldText(text.Parts, source),
            IBinaryOperation binary => FoldBinary(binary, source.Frame),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.BitwiseNegation or UnaryOperatorKind.Minus } unary => FoldUnary(unary, source.Frame),
            IConversionOperation conversion => Fold(conversion.Operand, source.Frame),
            IDefaultValueOperation { Type: { IsReferenceType: true } or { NullableAnnotation: NullableAnnotation.Annotated } or null } => Single(null, operation.Syntax),
            IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } } => Single(string.Empty, operation.Syntax),
            IObjectCreationOperation { Type.SpecialType: SpecialType.System_String } creation => FoldRepeated(creation, source.Frame),
            _ => Times.Fold(operation, source.Frame, this),
        };
    }

    /// <summary>Every combination of the values of two operands, computed by <paramref name="combine"/>; null from it means not computable.</summary>
    public static PossibleValues Combine(PossibleValues left, PossibleValues right, SyntaxNode origin, Func<object?, object?, object?> combine)
    {
        var known = ImmutableArray.CreateBuilder<KnownValue>();
        var complete = left.IsComplete && right.IsComplete && left.Known.Length * right.Known.Length <= MaxValues;
        foreach (var (first, second) in left.Known.SelectMany(first => right.Known.Select(second => (first, second))).Take(MaxValues))
        {
            if (combine(first.Value, second.Value) is { } value)
            {
                known.Add(new KnownValue(value, origin));
                continue;
            }

            complete = false;
        }

        return new(known.ToImmutable(), complete);
    }

    /// <summary>One value.</summary>
    public static PossibleValues Single(object? value, SyntaxNode origin) => new([new KnownValue(value, origin)], isComplete: true);

    private PossibleValues FoldText(ImmutableArray<IInterpolatedStringContentOperation> parts, ValueSource source)
    {
        var text = Single(string.Empty, source.Operation.Syntax);
        foreach (var part in parts)
        {
            text = Join(text, Part(part, source.Frame), source.Operation.Syntax);
        }

        return text;
    }

    private PossibleValues Part(IInterpolatedStringContentOperation part, CallFrame? frame) => part switch
    {
        IInterpolatedStringTextOperation text => Fold(text.Text, frame),
        IInterpolationOperation { FormatString: null, Alignment: null } hole => TextOf(hole.Expression, frame),
        _ => Single(PartialText.Hole, part.Syntax),
    };

    /// <summary>The values of an operand of a concatenation; what is not known becomes a hole.</summary>
    private PossibleValues TextOf(IOperation operand, CallFrame? frame)
    {
        var values = Fold(operand, frame);
        var known = values.Known.Where(value => PartialText.From(value.Value) is not null && !IsEnum(operand.Type)).ToImmutableArray();
        return values.IsComplete && known.Length == values.Known.Length ? new(known, true) : new(known.Add(new KnownValue(PartialText.Hole, operand.Syntax)), true);
    }

    private static bool IsEnum(ITypeSymbol? type) => type?.TypeKind == TypeKind.Enum;

    private static PossibleValues Join(PossibleValues left, PossibleValues right, SyntaxNode origin) =>
        Combine(left, right, origin, static (first, second) => PartialText.From(first) is { } start && PartialText.From(second) is { } end ? start.Then(end).ToValue() : null);

    private PossibleValues FoldBinary(IBinaryOperation binary, CallFrame? frame)
    {
        if (binary is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
        {
            return Join(TextOf(Unboxed(binary.LeftOperand), frame), TextOf(Unboxed(binary.RightOperand), frame), binary.Syntax);
        }

        return Combine(Fold(binary.LeftOperand, frame), Fold(binary.RightOperand, frame), binary.Syntax, (left, right) => Arithmetic.Compute(binary.OperatorKind, left, right));
    }

    private static IOperation Unboxed(IOperation operand) => operand is IConversionOperation { Type.SpecialType: SpecialType.System_Object } conversion ? conversion.Operand : operand;

    private PossibleValues FoldUnary(IUnaryOperation unary, CallFrame? frame)
    {
        var operand = Fold(unary.Operand, frame);
        return Combine(operand, Single(0L, unary.Syntax), unary.Syntax, (value, _) => Arithmetic.Compute(unary.OperatorKind, value));
    }

    /// <summary><c>new string(' ', 3)</c>.</summary>
    private PossibleValues FoldRepeated(IObjectCreationOperation creation, CallFrame? frame)
    {
        if (creation.Arguments is not [var letter, { Value.Type.SpecialType: SpecialType.System_Int32 } count])
        {
            return PossibleValues.Unknown;
        }

        return Combine(Fold(letter.Value, frame), Fold(count.Value, frame), creation.Syntax, static (character, number) =>
            character is char value && number is int times and >= 0 and <= 1024 ? new string(value, times) : null);
    }

    /// <summary>Where a constant is written: the initialiser of the constant that is named, else the expression itself.</summary>
    private SyntaxNode Origin(IOperation operation)
    {
        if (operation is IConversionOperation conversion)
        {
            return Origin(conversion.Operand);
        }

        var symbol = operation switch
        {
            IFieldReferenceOperation field => (ISymbol)field.Field,
            ILocalReferenceOperation local => local.Local,
            _ => null,
        };

        return symbol?.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(tracer.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value }
            ? value
            : operation.Syntax;
    }
}
