using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Aevum.Analyzers.CodeFixes.Barriers;

/// <summary>AEV1003: rethrows at the end of the handler, or excludes the violation with an exception filter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LetViolationPassFix)), Shared]
public sealed class LetViolationPassFix() : ChoiceFix(RuleCatalogue.BarrierViolationSwallowed)
{
    private protected override IEnumerable<FixChoice> Choices(FixPlace place, CancellationToken cancellationToken)
    {
        if (place.Node.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } clause)
        {
            yield break;
        }

        if (EndsByFalling(clause, place.Model))
        {
            yield return new FixChoice("Rethrow at the end", "AEV1003.Rethrow", clause, editor => editor.ReplaceNode(clause.Block, static (current, _) => WithRethrow((BlockSyntax)current)));
        }

        if (CanFilter(clause, place.Model, cancellationToken) && ViolationAt(clause, place.Model) is { } violation)
        {
            var name = clause.Declaration is { Identifier.Text: { Length: > 0 } given } ? given : FreeName(clause, place.Model);
            yield return new FixChoice("Exclude BarrierViolationException with a filter", "AEV1003.Filter", clause, editor => editor.ReplaceNode(clause, (current, _) => WithFilter((CatchClauseSyntax)current, name, violation)));
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

    private static BlockSyntax WithRethrow(BlockSyntax block) => block.AddStatements(ThrowStatement().WithAdditionalAnnotations(Formatter.Annotation));

    private static bool CanFilter(CatchClauseSyntax clause, SemanticModel model, CancellationToken cancellationToken) => clause.Declaration is null
        || model.GetTypeInfo(clause.Declaration.Type, cancellationToken).Type is { Name: not "BarrierViolationException" };

    /// <summary>How the exception is written there: a type of the same name may be nearer.</summary>
    private static string? ViolationAt(CatchClauseSyntax clause, SemanticModel model) =>
        KernelSymbols.For(model.Compilation)?.BarrierViolationException.Symbols.FirstOrDefault()?.ToMinimalDisplayString(model, clause.SpanStart);

    private static CatchClauseSyntax WithFilter(CatchClauseSyntax clause, string name, string violation)
    {
        var declaration = clause.Declaration switch
        {
            null => CatchDeclaration(ParseTypeName("System.Exception").WithTrailingTrivia(Space), Identifier(name)),
            { Identifier.Text.Length: > 0 } named => named,
            var unnamed => unnamed.WithType(unnamed.Type.WithTrailingTrivia(unnamed.Type.GetTrailingTrivia().Add(Space))).WithIdentifier(Identifier(name)),
        };
        return clause
            .WithDeclaration(declaration.WithoutTrailingTrivia())
            .WithCatchKeyword(clause.CatchKeyword.WithTrailingTrivia(clause.Declaration is null ? TriviaList(Space) : clause.CatchKeyword.TrailingTrivia))
            .WithFilter(Filter(clause, ParseExpression($"{name} is not {violation}")));
    }

    /// <summary>The test in front of a filter that is there, which stays as it is written; else a filter before what followed: the end of the line, and comments.</summary>
    private static CatchFilterClauseSyntax Filter(CatchClauseSyntax clause, ExpressionSyntax test)
    {
        if (clause.Filter is not { } filter)
        {
            var end = clause.Declaration?.GetTrailingTrivia() ?? clause.CatchKeyword.TrailingTrivia;
            return CatchFilterClause(test).WithWhenKeyword(Token(TriviaList(Space), SyntaxKind.WhenKeyword, TriviaList(Space))).WithTrailingTrivia(end.Count > 0 ? end : TriviaList(Space));
        }

        var kept = NeedsParentheses(filter.FilterExpression) ? ParenthesizedExpression(filter.FilterExpression.WithoutTrivia()).WithTriviaFrom(filter.FilterExpression) : filter.FilterExpression;
        var and = Token(TriviaList(Space), SyntaxKind.AmpersandAmpersandToken, TriviaList(Space));
        return filter
            .WithLeadingTrivia((clause.Declaration?.GetTrailingTrivia() ?? clause.CatchKeyword.TrailingTrivia).AddRange(filter.GetLeadingTrivia()))
            .WithFilterExpression(BinaryExpression(SyntaxKind.LogicalAndExpression, test, and, kept));
    }

    private static bool NeedsParentheses(ExpressionSyntax filter) =>
        filter is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } or ConditionalExpressionSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax;

    private static string FreeName(CatchClauseSyntax clause, SemanticModel model)
    {
        var names = new[] { "exception", "caught", "failure" };
        return names.First(name => name == "failure" || model.LookupSymbols(clause.SpanStart, name: name).IsEmpty && !clause.DescendantTokens().Any(token => token.ValueText == name));
    }
}
