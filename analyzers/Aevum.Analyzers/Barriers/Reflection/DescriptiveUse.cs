using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers.Reflection;

/// <summary>Whether a reflected member is only described (its name, its attributes, whether it exists) and never invoked, bound or handed on.</summary>
internal static class DescriptiveUse
{
    private const int MaxDepth = 6;

    /// <summary>True when every use of the value of <paramref name="member"/> only describes it.</summary>
    public static bool IsOnly(IOperation member, ValueAnalysis values) => IsOnly(member, values, 0);

    private static bool IsOnly(IOperation member, ValueAnalysis values, int depth) => depth <= MaxDepth && member.Parent switch
    {
        IExpressionStatementOperation => true,
        IConversionOperation { Type.SpecialType: SpecialType.System_Object, Parent: IArgumentOperation argument } => IsOnlyAsArgument(argument),
        IConversionOperation or IParenthesizedOperation => IsOnly(member.Parent, values, depth),
        IConditionalAccessOperation access when access.Operation == member => access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().All(instance => IsOnly(instance, values, depth)),
        IPropertyReferenceOperation { Property.Name: not ("MethodHandle" or "GetMethod" or "SetMethod" or "FieldHandle" or "TypeHandle") } => true,
        IInvocationOperation call when call.Instance == member => IsDescription(call.TargetMethod.Name),
        IArgumentOperation argument => IsOnlyAsArgument(argument),
        IInterpolationOperation => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => true,
        IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation } } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } => AreReadsOnly(local, declarator, values, depth),
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        _ => false,
    };

    private static bool AreReadsOnly(ILocalSymbol local, IOperation declarator, ValueAnalysis values, int depth) => FlowGraphs.RootOf(declarator).Descendants()
        .OfType<ILocalReferenceOperation>()
        .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local))
        .All(reference => IsOnly(reference, values, depth + 1));

    private static bool IsOnlyAsArgument(IArgumentOperation argument) => argument.Parent is IInvocationOperation call
        && (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) is ("CustomAttributeExtensions", _) or ("Attribute", _) or ("Console", _) or ("String", _) or ("ArgumentNullException", _) or ("Debug", _) or ("Object", "Equals" or "ReferenceEquals");

    private static bool IsDescription(string name) => name is not ("Invoke" or "GetValue" or "SetValue" or "CreateDelegate" or "MakeGenericMethod" or "AddEventHandler" or "RemoveEventHandler"
        or "GetGetMethod" or "GetSetMethod" or "GetAccessors" or "GetAddMethod" or "GetRemoveMethod" or "GetRaiseMethod" or "GetBaseDefinition" or "GetMethodBody" or "SetValueDirect"
        or "GetValueDirect" or "GetRawConstantValue" or "Emit");
}
