using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Values;

/// <summary>The elements that source code puts into a collection: collection expressions, arrays, collection initialisers, and calls that pass them on.</summary>
internal static class CollectionElements
{
    private const int MaxDepth = 4;

    /// <summary>The elements of every collection that <paramref name="collection"/> can be.</summary>
    public static ImmutableArray<ValueSource> Of(ValueTracer tracer, ValueSource collection)
    {
        var elements = ImmutableArray.CreateBuilder<ValueSource>();
        Collect(tracer, collection, elements, 0);
        return elements.ToImmutable();
    }

    private static void Collect(ValueTracer tracer, ValueSource collection, ImmutableArray<ValueSource>.Builder elements, int depth)
    {
        if (depth > MaxDepth)
        {
            return;
        }

        foreach (var source in tracer.Trace(collection))
        {
            CollectFrom(tracer, source, elements, depth);
        }
    }

    private static void CollectFrom(ValueTracer tracer, ValueSource source, ImmutableArray<ValueSource>.Builder elements, int depth)
    {
        switch (source.Operation)
        {
            case ICollectionExpressionOperation expression:
                AddOrSpread(tracer, source, expression.Elements, elements, depth);
                break;
            case IArrayCreationOperation { Initializer: { } initializer }:
                AddOrSpread(tracer, source, initializer.ElementValues, elements, depth);
                break;
            case IObjectCreationOperation creation:
                elements.AddRange(Added(creation).Select(value => new ValueSource(value, source.Frame)));
                CollectArguments(tracer, source, creation.Arguments, elements, depth);
                break;
            case IInvocationOperation { TargetMethod: { ReturnType.SpecialType: not SpecialType.System_String } method } call when PassesOn(method):
                if (call.Instance is { } instance)
                {
                    Collect(tracer, new ValueSource(instance, source.Frame), elements, depth + 1);
                }

                CollectArguments(tracer, source, call.Arguments, elements, depth);
                break;
        }
    }

    private static void AddOrSpread(ValueTracer tracer, ValueSource source, ImmutableArray<IOperation> values, ImmutableArray<ValueSource>.Builder elements, int depth)
    {
        foreach (var value in values)
        {
            if (value is ISpreadOperation spread)
            {
                Collect(tracer, new ValueSource(spread.Operand, source.Frame), elements, depth + 1);
                continue;
            }

            elements.Add(new ValueSource(value, source.Frame));
        }
    }

    private static void CollectArguments(ValueTracer tracer, ValueSource source, ImmutableArray<IArgumentOperation> arguments, ImmutableArray<ValueSource>.Builder elements, int depth)
    {
        foreach (var argument in arguments)
        {
            if (IsCollection(argument.Value.Type))
            {
                Collect(tracer, new ValueSource(argument.Value, source.Frame), elements, depth + 1);
                continue;
            }

            // ImmutableArray.Create("a", "b") and the like take elements one by one.
            if (argument.Parent is IInvocationOperation { TargetMethod.Name: "Create" or "Repeat" or "Append" or "Prepend" } && argument.Parameter?.OriginalDefinition.Type.SpecialType != SpecialType.System_Int32)
            {
                elements.Add(new ValueSource(argument.Value, source.Frame));
            }
        }
    }

    private static IEnumerable<IOperation> Added(IObjectCreationOperation creation) => creation.Initializer is null
        ? []
        : creation.Initializer.Initializers.OfType<IInvocationOperation>().Where(call => call.Arguments.Length > 0).Select(call => call.Arguments[0].Value);

    private static bool IsCollection(ITypeSymbol? type) =>
        type is { SpecialType: not SpecialType.System_String } && type.AllInterfaces.Any(candidate => candidate.SpecialType == SpecialType.System_Collections_IEnumerable);

    /// <summary>Calls that give the elements of their argument on: ToArray, ToList, AsReadOnly, Create, Concat.</summary>
    private static bool PassesOn(IMethodSymbol method) =>
        method.Name is "ToArray" or "ToList" or "AsReadOnly" or "AsEnumerable" or "Create" or "CreateRange" or "ToImmutableArray" or "ToImmutableList" or "ToHashSet"
            or "ToFrozenSet" or "ToImmutableHashSet" or "Concat" or "Append" or "Prepend" or "Repeat" or "Distinct" or "Order" or "AsReadOnlyList"
        && method.ContainingNamespace is { } space && space.ToDisplayString().StartsWith("System", StringComparison.Ordinal);
}
