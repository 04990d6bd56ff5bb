using Aevum.Analyzers.Guards;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis.Formatting;

namespace Aevum.Analyzers.CodeFixes.Services;

/// <summary>
/// AEV3001, AEV4001, AEV5002: lets the object be made in Development only, where an environment is in scope to ask. Outside Development it throws, so
/// that the missing service is noticed at start.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GuardWithIsDevelopmentFix)), Shared]
public sealed class GuardWithIsDevelopmentFix() : SyntaxFix(
    "Allow only in Development", RuleCatalogue.InProcessSigner, RuleCatalogue.PermissivePolicy, RuleCatalogue.VolatileStore)
{
    private const string Question = "IsDevelopment";

    /// <summary>What follows a guard that throws runs in Development only.</summary>
    private protected override bool DependsOnEarlierEdits => true;

    private protected override bool IsRepaired(FixPlace place, CancellationToken cancellationToken) =>
        place.Model.GetOperation(Bare(place.Node), cancellationToken) is { } made && MemberAround(place, cancellationToken) is { } member
        && GuardAnalysis.For(ValueAnalysis.For(place.Model.Compilation)).Judge(made, member, cancellationToken) == GuardVerdict.Guarded;

    private protected override SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken)
    {
        var target = Bare(place.Node);
        return target is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax && IsReplaceable(target) && EnvironmentAt(place.Model, target) is not null ? target : null;
    }

    private protected override void Fix(FixPlace place, SyntaxNode target, SyntaxEditor editor, CancellationToken cancellationToken)
    {
        var question = Ask(EnvironmentAt(place.Model, target)!);
        if (target.Parent is ExpressionStatementSyntax statement)
        {
            var guarded = SyntaxFactory.IfStatement(question, SyntaxFactory.Block(statement.WithoutTrivia())).WithTriviaFrom(statement);
            editor.ReplaceNode(statement, guarded.WithAdditionalAnnotations(Formatter.Annotation));
            return;
        }

        var expression = (ExpressionSyntax)target;
        var refusal = SyntaxFactory.ParseExpression($"throw new {place.NameOf(nameof(InvalidOperationException))}(\"Configure this service: the one for development is not allowed here.\")");
        ExpressionSyntax choice = SyntaxFactory.ConditionalExpression(
            question,
            SyntaxFactory.Token(SyntaxKind.QuestionToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
            expression.WithoutTrivia(),
            SyntaxFactory.Token(SyntaxKind.ColonToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
            refusal);
        choice = NeedsParentheses(expression) ? SyntaxFactory.ParenthesizedExpression(choice) : choice;
        editor.ReplaceNode(expression, choice.WithTriviaFrom(expression));
    }

    /// <summary>The member, not a function inside it: so the rule asks too.</summary>
    private static ISymbol? MemberAround(FixPlace place, CancellationToken cancellationToken)
    {
        var symbol = place.Model.GetEnclosingSymbol(place.Node.SpanStart, cancellationToken);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol;
    }

    /// <summary>The parentheses around a creation are part of what is reported, and stay.</summary>
    private static SyntaxNode Bare(SyntaxNode node)
    {
        var target = node;
        while (target is ParenthesizedExpressionSyntax parenthesized)
        {
            target = parenthesized.Expression;
        }

        return target;
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
    private static string? EnvironmentAt(SemanticModel model, SyntaxNode place) => ValuesInScope.Find(model, place, type => Answers(model, place, type));

    private static bool Answers(SemanticModel model, SyntaxNode place, ITypeSymbol type) =>
        (type.Name is "IHostEnvironment" or "IWebHostEnvironment" || type.AllInterfaces.Any(static contract => contract.Name == "IHostEnvironment"))
        && model.LookupSymbols(place.SpanStart, type, Question, includeReducedExtensionMethods: true)
            .OfType<IMethodSymbol>()
            .Any(method => EnvironmentSymbols.IsIsDevelopment(method));
}
