using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Common;

/// <summary>The single writes of a tuple assignment: <c>(options.Signer, options.Store) = (null, store)</c>.</summary>
internal static class TupleWrites
{
    /// <summary>Each written property with the value that stands opposite; nothing where the right side is no tuple.</summary>
    public static IEnumerable<(IPropertyReferenceOperation Target, IOperation Value)> Of(IDeconstructionAssignmentOperation assignment) => Pairs(assignment.Target, assignment.Value);

    private static IEnumerable<(IPropertyReferenceOperation Target, IOperation Value)> Pairs(IOperation target, IOperation value)
    {
        while (value is IConversionOperation { Operand: ITupleOperation or IConversionOperation } conversion)
        {
            value = conversion.Operand;
        }

        return (target, value) switch
        {
            (ITupleOperation targets, ITupleOperation values) => targets.Elements.Zip(values.Elements, Pairs).SelectMany(static pairs => pairs),
            (IPropertyReferenceOperation property, _) => [(property, value)],
            _ => [],
        };
    }
}
