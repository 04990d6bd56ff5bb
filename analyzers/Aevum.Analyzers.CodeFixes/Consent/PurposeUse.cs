using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.CodeFixes.Consent;

/// <summary>The grant or request in which a purpose is written, and what a declaration of that purpose needs to know of it.</summary>
internal sealed class PurposeUse
{
    private PurposeUse(IObjectOrCollectionInitializerOperation initializer, ITypeSymbol type, string operations, ValueAnalysis values, CancellationToken cancellationToken)
    {
        Grantee = Text(initializer, type.Name == "ConsentGrant" ? "GranteeId" : "Actor", values, cancellationToken);
        Operations = type.Name switch
        {
            "IngestRequest" => operations + ".Ingest",
            "QueryRequest" => operations + ".Query",
            _ => Written(initializer, "Operations"),
        };
    }

    /// <summary>The agent, when it is a constant.</summary>
    public string? Grantee { get; }

    /// <summary>The operations as C#, when they are constant.</summary>
    public string? Operations { get; }

    /// <summary>The use around the reported value, or null when it is not in an object initialiser.</summary>
    public static PurposeUse? Of(FixPlace place, CancellationToken cancellationToken)
    {
        for (var node = place.Node; node is not null and not StatementSyntax; node = node.Parent)
        {
            if (node is AssignmentExpressionSyntax && place.Model.GetOperation(node, cancellationToken) is ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation { Type: { } type } } initializer })
            {
                var operations = KernelSymbols.For(place.Model.Compilation)!.ConsentOperations.Symbols[0].ToMinimalDisplayString(place.Model, place.Node.SpanStart);
                return new PurposeUse(initializer, type, operations, ValueAnalysis.For(place.Model.Compilation), cancellationToken);
            }
        }

        return null;
    }

    private static string? Text(IObjectOrCollectionInitializerOperation initializer, string property, ValueAnalysis values, CancellationToken cancellationToken) =>
        Value(initializer, property) is { } value && values.ValuesOf(value, cancellationToken) is { IsComplete: true, Known: [{ Text: { } text }] } ? text : null;

    private static string? Written(IObjectOrCollectionInitializerOperation initializer, string property) =>
        Value(initializer, property) is { ConstantValue.HasValue: true } value ? value.Syntax.ToString() : null;

    private static IOperation? Value(IObjectOrCollectionInitializerOperation initializer, string property) => InitialisedMembers.Find(initializer, property);
}
