using Microsoft.CodeAnalysis.Formatting;

namespace Aevum.Analyzers.CodeFixes.Services;

/// <summary>
/// AEV3001, AEV4001, AEV5002: lets the object be made in Development only, where an environment is in scope to ask. Outside Development it throws, so
/// that the missing service is noticed at start.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GuardWithIsDevelopmentFix))]
[Shared]
public sealed class GuardWithIsDevelopmentFix() : SyntaxFix(
    "Allow only in Development", RuleCatalogue.InProcessSigner.Id, RuleCatalogue.PermissivePolicy.Id, RuleCatalogue.VolatileStore.Id)
{
    private const string Question = "IsDevelopment";

    private protected override bool CanFix(FixPlace place, CancellationToken cancellationToken) =>
        TargetOf(place) is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax && EnvironmentAt(place) is not null && IsReplaceable(TargetOf(place));

    private protected override void Fix(FixPlace place, SyntaxEditor editor, CancellationToken cancellationToken)
    {
        var environment = EnvironmentAt(place)!;
        var target = TargetOf(place);
        if (target.Parent is ExpressionStatementSyntax statement)
        {
            var guarded = SyntaxFactory.IfStatement(Ask(environment), SyntaxFactory.Block(statement.WithoutTrivia())).WithTriviaFrom(statement);
            editor.ReplaceNode(statement, guarded.WithAdditionalAnnotations(Formatter.Annotation));
            return;
        }

        var expression = (ExpressionSyntax)target;
        var message = SyntaxFactory.ParseExpression($"throw new {place.NameOf(nameof(InvalidOperationException))}(\"Configure this service: the one for development is not allowed here.\")");
        ExpressionSyntax choice = SyntaxFactory.ConditionalExpression(Ask(environment), expression.WithoutTrivia(), message);
        choice = NeedsParentheses(expression) ? SyntaxFactory.ParenthesizedExpression(choice) : choice;
        editor.ReplaceNode(expression, choice.NormalizeWhitespace().WithTriviaFrom(expression));
    }

    /// <summary>The parentheses around a creation are part of what is reported, and stay.</summary>
    private static SyntaxNode TargetOf(FixPlace place)
    {
        var target = place.Node;
        while (target is ParenthesizedExpressionSyntax parenthesized)
        {
            target = parenthesized.Expression;
        }

        return target;
    }

    /// <summary>Where the first repair throws outside Development, what follows it in the block runs in Development only.</summary>
    private protected override IEnumerable<FixPlace> WithoutRepaired(ImmutableArray<FixPlace> places)
    {
        var throwing = new List<StatementSyntax>();
        foreach (var place in places)
        {
            if (throwing.Any(statement => statement.Parent!.Span.Contains(place.Node.Span) && statement.Span.End <= place.Node.SpanStart))
            {
                continue;
            }

            if (ThrowingStatement(TargetOf(place)) is { } found)
            {
                throwing.Add(found);
            }

            yield return place;
        }
    }

    private static StatementSyntax? ThrowingStatement(SyntaxNode target)
    {
        for (var node = target.Parent; node is not (null or ExpressionStatementSyntax { Expression: InvocationExpressionSyntax } or LambdaExpressionSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax or SwitchExpressionSyntax); node = node.Parent)
        {
            if (node is StatementSyntax { Parent: BlockSyntax } statement)
            {
                return statement;
            }
        }

        return null;
    }

    private static InvocationExpressionSyntax Ask(string environment) => (InvocationExpressionSyntax)SyntaxFactory.ParseExpression($"{environment}.{Question}()");

    /// <summary>A field initialiser or a constant cannot ask, and an expression tree cannot throw.</summary>
    private static bool IsReplaceable(SyntaxNode node) => node.Parent is not (ConstructorInitializerSyntax or AttributeArgumentSyntax)
        && (node.Parent is not ExpressionStatementSyntax statement || statement.Parent is BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax)
        && node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not (FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null });

    private static bool NeedsParentheses(ExpressionSyntax expression) =>
        expression.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or BinaryExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or ConditionalExpressionSyntax
            or PostfixUnaryExpressionSyntax or ElementAccessExpressionSyntax or InterpolationSyntax or IsPatternExpressionSyntax;

    /// <summary>The nearest environment that can be asked, as it is written here.</summary>
    private static string? EnvironmentAt(FixPlace place) => ValuesInScope.Find(place, type => Answers(place, type));

    private static bool Answers(FixPlace place, ITypeSymbol type) =>
        (type.Name is "IHostEnvironment" or "IWebHostEnvironment" || type.AllInterfaces.Any(static contract => contract.Name == "IHostEnvironment"))
        && place.Model.LookupSymbols(place.Node.SpanStart, type, Question, includeReducedExtensionMethods: true)
            .OfType<IMethodSymbol>()
            .Any(method => Analyzers.Guards.EnvironmentSymbols.IsIsDevelopment(method));
}
