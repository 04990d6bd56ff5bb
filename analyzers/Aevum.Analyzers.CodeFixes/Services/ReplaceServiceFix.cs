using Aevum.Analyzers.Common;

namespace Aevum.Analyzers.CodeFixes.Services;

/// <summary>
/// Puts another implementation in the place of one that a shipped build must not use: where it is made, where it is registered, where null is written, and where
/// an engine is started without one.
/// </summary>
public abstract class ReplaceServiceFix : SyntaxFix
{
    private readonly string _option;

    private protected ReplaceServiceFix(string title, string option, params ImmutableArray<SafetyRule> rules)
        : base(title, rules) => _option = option;

    /// <summary>What is written in the place of <paramref name="target"/>; null when it cannot be written there.</summary>
    private protected abstract ExpressionSyntax? Replacement(FixPlace place, SyntaxNode target, CancellationToken cancellationToken);

    private protected sealed override SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken) =>
        new[] { place.Node, place.Origin }.Select(node => TargetIn(node, place, cancellationToken)).FirstOrDefault(found => found is not null) is { } target
            && Replacement(place, target, cancellationToken) is not null ? target : null;

    private protected sealed override void Fix(FixPlace place, SyntaxNode target, SyntaxEditor editor, CancellationToken cancellationToken)
    {
        var service = Replacement(place, target, cancellationToken)!;
        switch (target)
        {
            case BaseObjectCreationExpressionSyntax options when IsOptions(options, place, cancellationToken):
                editor.ReplaceNode(options, (current, _) => InitializerEdit.With((BaseObjectCreationExpressionSyntax)current, _option, service));
                break;
            case ArgumentSyntax implementation:
                editor.ReplaceNode(implementation, SyntaxFactory.Argument(Factory(service)).WithTriviaFrom(implementation));
                break;
            case InvocationExpressionSyntax registration:
                editor.ReplaceNode(registration, (current, _) => WithFactory((InvocationExpressionSyntax)current, service));
                break;
            default:
                editor.ReplaceNode(target, service.WithTriviaFrom(target));
                break;
        }
    }

    private static SyntaxNode? TargetIn(SyntaxNode reported, FixPlace place, CancellationToken cancellationToken)
    {
        var node = NullBranch(Bare(reported is ArgumentSyntax argument ? argument.Expression : reported));
        return node switch
        {
            BaseObjectCreationExpressionSyntax options when IsOptions(options, place, cancellationToken) => options,
            BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: null or { Arguments.Count: 0 } } made => made,
            ExpressionSyntax nothing when IsNull(nothing) => nothing.Parent is PostfixUnaryExpressionSyntax suppressed ? suppressed : nothing,
            InvocationExpressionSyntax registration => RegistrationTarget(registration),
            _ => null,
        };
    }

    private static bool IsNull(SyntaxNode node) => node is DefaultExpressionSyntax
        or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression };

    /// <summary>The branch of a conditional expression that is null; else the node itself.</summary>
    private static SyntaxNode NullBranch(SyntaxNode node) => node is ConditionalExpressionSyntax choice
        ? new[] { choice.WhenTrue, choice.WhenFalse }.Select(branch => NullBranch(Bare(branch))).FirstOrDefault(IsNull) ?? node
        : node;

    /// <summary>Without the parentheses and the <c>!</c> around it, which are part of what is reported and stay.</summary>
    private static SyntaxNode Bare(SyntaxNode node)
    {
        while (true)
        {
            switch (node)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    node = parenthesized.Expression;
                    continue;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                    node = suppressed.Operand;
                    continue;
                default:
                    return node;
            }
        }
    }

    private static bool IsOptions(BaseObjectCreationExpressionSyntax creation, FixPlace place, CancellationToken cancellationToken) =>
        KernelSymbols.For(place.Model.Compilation) is { } kernel && kernel.Options.Is(place.Model.GetTypeInfo(creation, cancellationToken).Type);

    /// <summary><c>AddSingleton&lt;IService, Unwanted&gt;()</c> as a whole, or the second argument of <c>AddSingleton(typeof(IService), typeof(Unwanted))</c>.</summary>
    private static SyntaxNode? RegistrationTarget(InvocationExpressionSyntax registration) => registration switch
    {
        { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments.Count: 2 } } } => registration,
        { ArgumentList.Arguments: [{ Expression: TypeOfExpressionSyntax }, { Expression: TypeOfExpressionSyntax, NameColon: null } implementation] } => implementation,
        _ => null,
    };

    private static InvocationExpressionSyntax WithFactory(InvocationExpressionSyntax registration, ExpressionSyntax creation)
    {
        var access = (MemberAccessExpressionSyntax)registration.Expression;
        var name = (GenericNameSyntax)access.Name;
        var service = name.WithTypeArgumentList(name.TypeArgumentList.WithArguments([name.TypeArgumentList.Arguments[0].WithoutTrivia()]));
        return registration
            .WithExpression(access.WithName(service))
            .WithArgumentList(registration.ArgumentList.AddArguments(SyntaxFactory.Argument(Factory(creation))));
    }

    private static ExpressionSyntax Factory(ExpressionSyntax creation) => SyntaxFactory.ParseExpression($"_ => {creation}");
}
