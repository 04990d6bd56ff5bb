using Aevum.Analyzers.Common;

namespace Aevum.Analyzers.CodeFixes.Consent;

/// <summary>
/// AEV2004: narrows a grant to the operations that the project calls, of the engine or of a generated scope. Offered when it calls some, and not all: a scope whose
/// operation is called would lose it otherwise.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NarrowOperationsFix)), Shared]
public sealed class NarrowOperationsFix() : SyntaxFix("Grant only the operations that the project uses", RuleCatalogue.GrantCoversEverything)
{
    private static readonly (string Function, string Operation)[] Operations = [("IngestAsync", "Ingest"), ("QueryAsync", "Query"), ("ReplayAsync", "Replay")];

    private protected override SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken) =>
        WrittenValue.Of(place) is { } value && KernelSymbols.For(place.Model.Compilation) is { } kernel && Used(kernel, cancellationToken).Any() ? value : null;

    private protected override void Fix(FixPlace place, SyntaxNode target, SyntaxEditor editor, CancellationToken cancellationToken)
    {
        var kernel = KernelSymbols.For(place.Model.Compilation)!;
        var type = kernel.ConsentOperations.Symbols[0].ToMinimalDisplayString(place.Model, target.SpanStart);
        var operations = string.Join(" | ", Used(kernel, cancellationToken).Select(operation => $"{type}.{operation}"));
        editor.ReplaceNode(target, SyntaxFactory.ParseExpression(operations).WithTriviaFrom(target));
    }

    private static IEnumerable<string> Used(KernelSymbols kernel, CancellationToken cancellationToken) =>
        Operations.Where(operation => kernel.Compilation.SyntaxTrees.Any(tree => IsCalledIn(tree, operation.Function, kernel, cancellationToken))).Select(operation => operation.Operation);

    private static bool IsCalledIn(SyntaxTree tree, string function, KernelSymbols kernel, CancellationToken cancellationToken)
    {
        var names = tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == function).ToArray();
        return names.Length > 0 && kernel.Compilation.GetSemanticModel(tree) is var model && names.Any(name => IsUse(name, model, kernel, cancellationToken));
    }

    /// <summary>What a generated scope calls itself is no use: it has a method for every operation that is declared.</summary>
    private static bool IsUse(IdentifierNameSyntax name, SemanticModel model, KernelSymbols kernel, CancellationToken cancellationToken)
    {
        var bound = model.GetSymbolInfo(name, cancellationToken);
        return bound.CandidateSymbols.Prepend(bound.Symbol).OfType<IMethodSymbol>().Any(method => kernel.Engine.Is(method.ContainingType) || IsScope(method.ContainingType, kernel))
            && !IsScope(model.GetEnclosingSymbol(name.SpanStart, cancellationToken)?.ContainingType, kernel);
    }

    /// <summary>The class that the generator nests in a declared purpose.</summary>
    private static bool IsScope(INamedTypeSymbol? type, KernelSymbols kernel) => type?.ContainingType?.GetAttributes().Any(attribute => kernel.ConsentPurposeAttribute.Is(attribute.AttributeClass)) ?? false;
}
