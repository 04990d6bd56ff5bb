using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Consent;

/// <summary>Writes of the properties of grants, requests and declarations, however they are written.</summary>
internal static class ConsentProperty
{
    /// <summary>
    /// Calls <paramref name="check"/> with the value of every write of one of <paramref name="names"/> in the types of consent; for the attribute
    /// also with the constructor's argument, called <c>Name</c>.
    /// </summary>
    public static void OnWrite(RuleRegistration registration, ImmutableHashSet<string> names, Action<OperationAnalysisContext, string, IOperation> check)
    {
        foreach (var type in TypesOf(registration.Kernel))
        {
            registration.OnWriteTo(type, context =>
            {
                var assignment = (ISimpleAssignmentOperation)context.Operation;
                if (assignment.Target is IPropertyReferenceOperation { Property.Name: var name } && names.Contains(name))
                {
                    check(context, name, assignment.Value);
                }
            });
        }

        if (names.Contains("Name"))
        {
            registration.OnCreationOf(registration.Kernel.ConsentPurposeAttribute, context =>
            {
                if (((IObjectCreationOperation)context.Operation).Arguments is [{ Value: var value }, ..])
                {
                    check(context, "Name", value);
                }
            });
        }
    }

    private static IEnumerable<KernelType> TypesOf(KernelSymbols kernel) =>
    [
        kernel.ConsentGrant, kernel.ConsentPurposeAttribute, kernel.IngestRequest, kernel.QueryRequest,
        kernel.CommitRequest, kernel.ReviewRequest, kernel.ReplayRequest, kernel.ReviewProposal,
    ];
}
