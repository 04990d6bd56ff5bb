using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers.Reflection;

/// <summary>Whether a reflected member is only described (its name, its attributes, whether it exists) and never invoked, bound or handed on.</summary>
internal static class DescriptiveUse
{
    /// <summary>True when every use of the value of <paramref name="member"/> only describes it.</summary>
    public static bool IsOnly(IOperation member) => member.Parent switch
    {
        IExpressionStatementOperation => true,
        IConditionalAccessOperation access when access.Operation == member => access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().All(IsOnly),
        IConversionOperation or IParenthesizedOperation or IConditionalAccessOperation => IsOnly(member.Parent),
        IPropertyReferenceOperation { Property.Name: not ("MethodHandle" or "GetMethod" or "SetMethod" or "FieldHandle" or "TypeHandle") } => true,
        IInvocationOperation call => IsDescription(call.TargetMethod.Name),
        IArgumentOperation argument => IsOnlyAsArgument(argument),
        IInterpolationOperation => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => true,
        IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation } } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } => AreReadsOnly(local, declarator),
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        _ => false,
    };

    private static bool AreReadsOnly(ILocalSymbol local, IOperation declarator) => FlowGraphs.RootOf(declarator).Descendants()
        .OfType<ILocalReferenceOperation>()
        .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local))
        .All(IsOnly);

    private static bool IsOnlyAsArgument(IArgumentOperation argument) => argument.Parent is IInvocationOperation call
        && (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) is ("CustomAttributeExtensions", _) or ("Attribute", _) or ("Console", _) or ("String", _) or ("ArgumentNullException", _) or ("Debug", _) or ("Object", "Equals" or "ReferenceEquals");

    private static bool IsDescription(string name) => name is not ("Invoke" or "GetValue" or "SetValue" or "CreateDelegate" or "MakeGenericMethod" or "AddEventHandler" or "RemoveEventHandler"
        or "GetGetMethod" or "GetSetMethod" or "GetAccessors" or "GetAddMethod" or "GetRemoveMethod" or "GetRaiseMethod" or "GetBaseDefinition" or "GetMethodBody" or "SetValueDirect"
        or "GetValueDirect" or "GetRawConstantValue" or "Emit");
}
