using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Values;

/// <summary>One write of a local or parameter. <see cref="Value"/> is null when what is written is not an expression (out, foreach over unknown, ++).</summary>
internal readonly struct LocalWrite(ISymbol variable, IOperation? value, IOperation site, bool isElement = false)
{
    public ISymbol Variable { get; } = variable;

    public IOperation? Value { get; } = value;

    /// <summary>The operation that writes.</summary>
    public IOperation Site { get; } = site;

    /// <summary>True when <see cref="Value"/> is the collection of a foreach loop and the variable takes its elements.</summary>
    public bool IsElement { get; } = isElement;

    /// <summary>The writes that <paramref name="operation"/> itself does, without those of its children.</summary>
    public static IEnumerable<LocalWrite> By(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation { Symbol: var local } declarator when declarator.GetVariableInitializer() is { } initializer => [new(local, initializer.Value, operation)],
        ISimpleAssignmentOperation { IsRef: false, Target: var target, Value: var value } => To(target, value, operation),
        ICoalesceAssignmentOperation { Target: var target, Value: var value } => To(target, value, operation),
        IDeconstructionAssignmentOperation { Target: var target, Value: var value } => Deconstructed(target, value, operation),
        ICompoundAssignmentOperation { Target: var target } => To(target, null, operation),
        IIncrementOrDecrementOperation { Target: var target } => To(target, null, operation),
        IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref, Value: var target } => To(target, null, operation),
        IAddressOfOperation { Reference: var target } => To(target, null, operation),
        IDeclarationPatternOperation { DeclaredSymbol: { } local } => [new(local, MatchedValue(operation), operation)],
        IRecursivePatternOperation { DeclaredSymbol: { } local } => [new(local, MatchedValue(operation), operation)],
        IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var local }, Collection: var collection } => [new(local, collection, operation, isElement: true)],
        _ => [],
    };

    private static LocalWrite[] To(IOperation target, IOperation? value, IOperation site) => Target(target) is { } variable
        ? [new(variable, value, site)]
        : [];

    private static ISymbol? Target(IOperation target) => target switch
    {
        ILocalReferenceOperation reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter,
        IDeclarationExpressionOperation declaration => Target(declaration.Expression),
        _ => null,
    };

    private static IEnumerable<LocalWrite> Deconstructed(IOperation target, IOperation value, IOperation site)
    {
        if (target is IDeclarationExpressionOperation declaration)
        {
            return Deconstructed(declaration.Expression, value, site);
        }

        if (target is not ITupleOperation targets)
        {
            return To(target, value, site);
        }

        var values = Unwrapped(value) as ITupleOperation;
        return targets.Elements.SelectMany((element, index) => values is not null && index < values.Elements.Length
            ? Deconstructed(element, values.Elements[index], site)
            : Lost(element, site));
    }

    private static IEnumerable<LocalWrite> Lost(IOperation target, IOperation site) => target switch
    {
        IDeclarationExpressionOperation declaration => Lost(declaration.Expression, site),
        ITupleOperation targets => targets.Elements.SelectMany(element => Lost(element, site)),
        _ => To(target, null, site),
    };

    private static IOperation? MatchedValue(IOperation pattern) => pattern.Parent is IIsPatternOperation match ? match.Value : null;

    private static IOperation Unwrapped(IOperation value) => value is IConversionOperation conversion ? Unwrapped(conversion.Operand) : value;
}
