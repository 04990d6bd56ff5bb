using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Aevum.Analyzers.CodeFixes.Barriers;

/// <summary>AEV1003: rethrows at the end of the handler, or excludes the violation with an exception filter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LetViolationPassFix))]
[Shared]
public sealed class LetViolationPassFix() : ChoiceFix("AEV1003")
{
    private const string Violation = "Aevum.BarrierViolationException";

    private protected override IEnumerable<FixChoice> Choices(FixPlace place, CancellationToken cancellationToken)
    {
        if (place.Node.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } clause)
        {
            yield break;
        }

        if (EndsByFalling(clause, place.Model))
        {
            yield return new FixChoice("Rethrow at the end", "AEV1003.Rethrow", editor => editor.ReplaceNode(clause.Block, WithRethrow(clause.Block)));
        }

        if (CanFilter(clause, place.Model, cancellationToken))
        {
            yield return new FixChoice("Exclude BarrierViolationException with a filter", "AEV1003.Filter", editor => editor.ReplaceNode(clause, WithFilter(clause, place.Model)));
        }
    }

    /// <summary>A throw at the end helps only when no path leaves the handler before it.</summary>
    private static bool EndsByFalling(CatchClauseSyntax clause, SemanticModel model)
    {
        if (clause.Block.Statements.Count == 0)
        {
            return true;
        }

        var flow = model.AnalyzeControlFlow(clause.Block);
        return flow is { Succeeded: true, EndPointIsReachable: true } && flow.ExitPoints.IsEmpty && flow.ReturnStatements.IsEmpty;
    }

    private static BlockSyntax WithRethrow(BlockSyntax block) => block.AddStatements(ThrowStatement()).WithAdditionalAnnotations(Formatter.Annotation);

    private static bool CanFilter(CatchClauseSyntax clause, SemanticModel model, CancellationToken cancellationToken) => clause.Declaration is null
        || model.GetTypeInfo(clause.Declaration.Type, cancellationToken).Type is { Name: not "BarrierViolationException" };

    private static CatchClauseSyntax WithFilter(CatchClauseSyntax clause, SemanticModel model)
    {
        var declaration = clause.Declaration ?? CatchDeclaration(ParseTypeName("System.Exception"));
        var name = declaration.Identifier.IsKind(SyntaxKind.None) ? FreeName(clause, model) : declaration.Identifier.ValueText;
        var type = ParseTypeName(model.LookupNamespacesAndTypes(clause.SpanStart, name: "BarrierViolationException").IsEmpty ? Violation : "BarrierViolationException");
        var test = ParseExpression($"{name} is not {type}");
        var condition = clause.Filter is { } filter ? ParseExpression($"{test} && {Operand(filter.FilterExpression)}") : test;
        return clause
            .WithDeclaration(clause.Declaration is { } kept && !kept.Identifier.IsKind(SyntaxKind.None) ? kept.WithoutTrailingTrivia() : CatchDeclaration(declaration.Type.WithoutTrivia(), Identifier(name)))
            .WithCatchKeyword(clause.CatchKeyword.WithTrailingTrivia(Space))
            .WithFilter(CatchFilterClause(condition.WithoutTrivia()).NormalizeWhitespace().WithLeadingTrivia(Space).WithTrailingTrivia(TrailingOf(clause)))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static string Operand(ExpressionSyntax filter) => filter is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or ConditionalExpressionSyntax or AssignmentExpressionSyntax ? $"({filter.WithoutTrivia()})" : filter.WithoutTrivia().ToString();

    /// <summary>What stood before the block: the end of the line, and comments.</summary>
    private static SyntaxTriviaList TrailingOf(CatchClauseSyntax clause) =>
        (clause.Filter?.GetTrailingTrivia() ?? clause.Declaration?.GetTrailingTrivia() ?? clause.CatchKeyword.TrailingTrivia) is { Count: > 0 } trivia ? trivia : [Space];

    private static string FreeName(CatchClauseSyntax clause, SemanticModel model)
    {
        var names = new[] { "exception", "caught", "failure" };
        return names.First(name => name == "failure" || model.LookupSymbols(clause.SpanStart, name: name).IsEmpty && !clause.DescendantTokens().Any(token => token.ValueText == name));
    }
}
