using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Services;

/// <summary>Finds out which options an engine is started with, as far as they are written in source.</summary>
internal static class EngineOptions
{
    /// <summary>A creation of the options that reaches <paramref name="argument"/> and on which nobody sets <paramref name="property"/>; else null.</summary>
    public static IObjectCreationOperation? LackingCreation(IOperation argument, string property, ValueAnalysis values, CancellationToken cancellationToken)
    {
        foreach (var source in values.SourcesOf(argument, cancellationToken))
        {
            if (source.Operation is IObjectCreationOperation creation && !IsSetIn(creation, property) && !IsSetLater(HolderOf(creation), property) && !IsSetLater(argument, property))
            {
                return creation;
            }
        }

        return null;
    }

    private static bool IsSetIn(IObjectCreationOperation creation, string property) =>
        creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Any(write => IsProperty(write.Target, property)) ?? false;

    private static bool IsProperty(IOperation target, string property) =>
        target is IPropertyReferenceOperation reference && reference.Property.Name == property;

    /// <summary>Where a creation is first kept.</summary>
    private static IOperation? HolderOf(IOperation creation)
    {
        var value = creation;
        while (value.Parent is IConversionOperation or IVariableInitializerOperation or IConditionalOperation or ICoalesceOperation)
        {
            value = value.Parent;
        }

        return value.Parent is IVariableDeclaratorOperation or ISimpleAssignmentOperation ? value.Parent : null;
    }

    /// <summary>True when the property is set on the variable, or the variable is handed to code that may set it.</summary>
    private static bool IsSetLater(IOperation? holder, string property)
    {
        if (VariableOf(holder) is not { } variable)
        {
            return false;
        }

        return FlowGraphs.RootOf(holder!).Descendants().Any(use => SymbolEqualityComparer.Default.Equals(VariableOf(use), variable) && MaySet(use, property));
    }

    private static ISymbol? VariableOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        IVariableDeclaratorOperation declarator => declarator.Symbol,
        ISimpleAssignmentOperation assignment => VariableOf(assignment.Target),
        IConversionOperation conversion => VariableOf(conversion.Operand),
        _ => null,
    };

    private static bool MaySet(IOperation use, string property) => use.Parent switch
    {
        IPropertyReferenceOperation reference => reference.Property.Name == property && reference.Parent is IAssignmentOperation write && write.Target == reference,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "StartAsync", ContainingType.Name: "AevumEngine" } } } => false,
        IArgumentOperation => true,
        ISimpleAssignmentOperation assignment => assignment.Value == use && assignment.Target is not ILocalReferenceOperation and not IDiscardOperation,
        _ => false,
    };
}
