using Aevum.Analyzers.Common;

namespace Aevum.Analyzers.CodeFixes.Consent;

/// <summary>AEV2004: narrows a grant to the operations that the project calls. Offered when it calls some, and not all.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NarrowOperationsFix))]
[Shared]
public sealed class NarrowOperationsFix() : SyntaxFix("Grant only the operations that the project uses", "AEV2004")
{
    private static readonly (string Function, string Operation)[] Operations = [("IngestAsync", "Ingest"), ("QueryAsync", "Query"), ("ReplayAsync", "Replay")];

    private protected override bool CanFix(FixPlace place, CancellationToken cancellationToken) => Value(place) is not null && Used(place.Model.Compilation, cancellationToken).Count > 0;

    private protected override void Fix(FixPlace place, SyntaxEditor editor, CancellationToken cancellationToken)
    {
        var operations = string.Join(" | ", Used(place.Model.Compilation, cancellationToken).Select(operation => "ConsentOperations." + operation));
        editor.ReplaceNode(Value(place)!, SyntaxFactory.ParseExpression(operations).WithTriviaFrom(Value(place)!));
    }

    private static ExpressionSyntax? Value(FixPlace place) => place.Node switch
    {
        AttributeArgumentSyntax argument => argument.Expression,
        ExpressionSyntax expression => expression,
        _ => null,
    };

    private static List<string> Used(Compilation compilation, CancellationToken cancellationToken)
    {
        var kernel = KernelSymbols.For(compilation);
        var names = compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
            .Where(name => Operations.Any(operation => operation.Function == name.Identifier.ValueText))
            .Where(name => kernel is not null && compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name, cancellationToken).Symbol is IMethodSymbol method && kernel.Engine.Is(method.ContainingType));
        var found = names.Select(name => name.Identifier.ValueText).ToImmutableHashSet();
        return [.. Operations.Where(operation => found.Contains(operation.Function)).Select(operation => operation.Operation)];
    }
}
