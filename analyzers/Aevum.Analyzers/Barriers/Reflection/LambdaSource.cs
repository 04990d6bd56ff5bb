using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers.Reflection;

/// <summary>Queries over collections: what a call such as <c>types.First(type => …)</c> takes from where.</summary>
internal static class LambdaSource
{
    /// <summary>The collection that a query works on: the receiver or the first argument.</summary>
    public static IOperation? Collection(IInvocationOperation call) => call.Instance ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;

    /// <summary>The call to which the lambda of <paramref name="parameter"/> is given, or null.</summary>
    public static IInvocationOperation? CallOf(IParameterSymbol parameter, IOperation use)
    {
        for (var parent = use.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation lambda && lambda.Symbol.Parameters.Contains(parameter, SymbolEqualityComparer.Default))
            {
                return lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } ? call : null;
            }
        }

        return null;
    }

    /// <summary>The collection whose elements the lambda's <paramref name="parameter"/> takes, or null.</summary>
    public static IOperation? CollectionOf(IParameterSymbol parameter, IOperation use) => CallOf(parameter, use) is { } call ? Collection(call) : null;

    /// <summary>The texts that the lambdas of a call compare with, also those of the calls it goes on from.</summary>
    public static IEnumerable<string> TextsIn(IInvocationOperation call) =>
        call.Arguments.Where(argument => argument.Value is IDelegateCreationOperation)
            .SelectMany(argument => argument.Descendants())
            .Select(operation => operation.ConstantValue is { HasValue: true, Value: string text } ? text : null)
            .OfType<string>();

    /// <summary>True when a lambda of the call compares with something that is not a constant: by <c>==</c>, or by a method such as <c>EndsWith</c>.</summary>
    public static bool HasComputedComparison(IInvocationOperation call) => call.Arguments.Where(argument => argument.Value is IDelegateCreationOperation)
        .SelectMany(argument => argument.Descendants())
        .Any(operation => operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, LeftOperand: { ConstantValue.HasValue: false, Type.SpecialType: SpecialType.System_String }, RightOperand.ConstantValue.HasValue: false } => true,
            IInvocationOperation { Type.SpecialType: SpecialType.System_Boolean, Instance.Type.SpecialType: SpecialType.System_String } compared =>
                compared.Arguments.Any(argument => argument.Value is { ConstantValue.HasValue: false, Type.SpecialType: SpecialType.System_String }),
            _ => false,
        });
}
