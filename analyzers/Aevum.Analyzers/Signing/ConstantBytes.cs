using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Signing;

/// <summary>Finds bytes and texts that are written in source, through arrays, spans, encodings and the usual conversions.</summary>
internal sealed class ConstantBytes(ValueAnalysis values, CancellationToken cancellationToken)
{
    private const int MaxDepth = 8;
    private static readonly string[] Conversions =
        ["FromHexString", "FromBase64String", "GetBytes", "AsSpan", "AsMemory", "ToArray", "ToCharArray", "Trim", "Replace", "FromBase64CharArray", "ReadOnlySpan", "Concat"];

    private int _depth;

    /// <summary>Where the constant is written that can be <paramref name="value"/> and satisfies <paramref name="isWanted"/> (null for bytes); or null.</summary>
    public SyntaxNode? Find(IOperation value, Func<string?, bool> isWanted)
    {
        if (++_depth > MaxDepth)
        {
            _depth--;
            return null;
        }

        var found = FindText(value, isWanted) ?? FindBytes(value, isWanted);
        _depth--;
        return found;
    }

    private SyntaxNode? FindText(IOperation value, Func<string?, bool> isWanted)
    {
        foreach (var known in values.ValuesOf(value, cancellationToken).Known)
        {
            if (known.Text is { } text && isWanted(text))
            {
                return known.Origin;
            }
        }

        return null;
    }

    private SyntaxNode? FindBytes(IOperation value, Func<string?, bool> isWanted)
    {
        foreach (var source in values.SourcesOf(value, cancellationToken))
        {
            if (FindInSource(source.Operation, value, isWanted) is { } origin)
            {
                return origin;
            }
        }

        return null;
    }

    private SyntaxNode? FindInSource(IOperation source, IOperation use, Func<string?, bool> isWanted) => source switch
    {
        IConversionOperation conversion => Find(conversion.Operand, isWanted),
        IArrayCreationOperation { Initializer: { ElementValues: { IsEmpty: false } elements } } array => IsConstant(elements) && !IsFilledLater(array) && isWanted(null) ? array.Syntax : null,
        IArrayInitializerOperation { ElementValues: { IsEmpty: false } elements } written => IsConstant(elements) && isWanted(null) ? written.Syntax : null,
        // An array without content is a key of zeros, unless somebody fills it before it is used.
        IArrayCreationOperation { Initializer: null } array => Unwrapped(use).Syntax == array.Syntax && isWanted(null) ? array.Syntax : null,
        ICollectionExpressionOperation { Elements: { IsEmpty: false } elements } collection => IsConstant(elements) && isWanted(null) ? collection.Syntax : null,
        IInvocationOperation call when Conversions.Contains(call.TargetMethod.Name, StringComparer.Ordinal) && IsBaseLibrary(call.TargetMethod) => FindInCall(call, isWanted),
        IPropertyReferenceOperation { Property.Name: "Span" or "Memory", Instance: { } instance } => Find(instance, isWanted),
        IObjectCreationOperation { Type.Name: "ReadOnlyMemory" or "Memory" or "ReadOnlySpan" or "Span", Arguments: [var first, ..] } => Find(first.Value, isWanted),
        _ => IsConstantStackArray(source.Syntax) && isWanted(null) ? source.Syntax : null,
    };

    private SyntaxNode? FindInCall(IInvocationOperation call, Func<string?, bool> isWanted)
    {
        // What an encoding gives is bytes: a text of any content is good enough as a key.
        var isDecoded = call.TargetMethod.Name is "FromHexString" or "FromBase64String" or "GetBytes" or "FromBase64CharArray";
        foreach (var operand in call.Arguments.Select(argument => argument.Value).Prepend(call.Instance).OfType<IOperation>())
        {
            var origin = isDecoded ? Find(operand, text => text is null ? isWanted(null) : text.Length > 0 && isWanted(null)) : Find(operand, isWanted);
            if (origin is not null)
            {
                return origin;
            }
        }

        return null;
    }

    private static bool IsBaseLibrary(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) ?? false;

    private bool IsConstant(ImmutableArray<IOperation> elements) =>
        elements.All(element => element is ISpreadOperation spread
            ? Find(spread.Operand, static text => text is null) is not null
            : values.ValuesOf(element, cancellationToken) is { IsComplete: true, Known.IsEmpty: false });

    private static bool IsFilledLater(IArrayCreationOperation array)
    {
        IOperation value = array;
        while (value.Parent is IConversionOperation or IVariableInitializerOperation)
        {
            value = value.Parent;
        }

        return value.Parent is IVariableDeclaratorOperation { Symbol: var local } declarator
            && FlowGraphs.RootOf(declarator).Descendants().OfType<IInvocationOperation>().Any(call =>
                call.TargetMethod is { Name: "Fill" or "GetBytes" or "GetNonZeroBytes", ContainingType.Name: "RandomNumberGenerator" }
                && call.Arguments.Any(argument => argument.Descendants().OfType<ILocalReferenceOperation>().Any(use => SymbolEqualityComparer.Default.Equals(use.Local, local))));
    }

    private static IOperation Unwrapped(IOperation value) => value is IConversionOperation conversion ? Unwrapped(conversion.Operand) : value;

    private static bool IsConstantStackArray(SyntaxNode syntax)
    {
        var initializer = syntax switch
        {
            StackAllocArrayCreationExpressionSyntax stack => stack.Initializer,
            ImplicitStackAllocArrayCreationExpressionSyntax stack => stack.Initializer,
            _ => null,
        };
        return initializer is { Expressions.Count: > 0 } && initializer.Expressions.All(static element => element is LiteralExpressionSyntax);
    }
}
