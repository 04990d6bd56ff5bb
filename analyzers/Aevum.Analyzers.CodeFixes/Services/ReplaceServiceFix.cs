using Aevum.Analyzers.Common;

namespace Aevum.Analyzers.CodeFixes.Services;

/// <summary>
/// Puts an implementation of the kit in the place of one that a shipped build must not use: where it is made, where it is registered, where null is written, and
/// where an engine is started without one. Offered only where the type is referenced.
/// </summary>
public abstract class ReplaceServiceFix : SyntaxFix
{
    private readonly string _option;
    private readonly string _type;
    private readonly string _arguments;

    private protected ReplaceServiceFix(string title, string id, string option, string type, string arguments)
        : base(title, id)
    {
        _option = option;
        _type = type;
        _arguments = arguments;
    }

    private protected sealed override bool CanFix(FixPlace place, CancellationToken cancellationToken) => Creation(place) is not null && Target(place, cancellationToken) is not null;

    private protected sealed override void Fix(FixPlace place, SyntaxEditor editor, CancellationToken cancellationToken)
    {
        var creation = Creation(place)!;
        switch (Target(place, cancellationToken)!)
        {
            case BaseObjectCreationExpressionSyntax options when IsOptions(options, place, cancellationToken):
                editor.ReplaceNode(options, (current, _) => InitializerEdit.With((BaseObjectCreationExpressionSyntax)current, _option, creation));
                break;
            case ArgumentSyntax implementation:
                editor.ReplaceNode(implementation, SyntaxFactory.Argument(Factory(creation)).WithTriviaFrom(implementation));
                break;
            case InvocationExpressionSyntax registration:
                editor.ReplaceNode(registration, (current, _) => WithFactory((InvocationExpressionSyntax)current, creation));
                break;
            case var made:
                editor.ReplaceNode(made, creation.WithTriviaFrom(made));
                break;
        }
    }

    /// <summary>Two findings can be about the same options.</summary>
    private protected sealed override IEnumerable<FixPlace> WithoutRepaired(ImmutableArray<FixPlace> places) =>
        places.GroupBy(place => Target(place, CancellationToken.None)).Select(group => group.First());

    /// <summary>What is written instead, or null when the type is not referenced.</summary>
    private ExpressionSyntax? Creation(FixPlace place) => KernelSymbols.For(place.Model.Compilation)?.FindReferenced(_type).Symbols.FirstOrDefault() is { } type
        ? SyntaxFactory.ParseExpression($"new {type.ToMinimalDisplayString(place.Model, place.Node.SpanStart)}({_arguments})")
        : null;

    private static SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken)
    {
        foreach (var candidate in new[] { place.Node, place.Origin })
        {
            var node = NullBranch(Bare(candidate is ArgumentSyntax argument ? argument.Expression : candidate));
            if (node switch
                {
                    BaseObjectCreationExpressionSyntax options when IsOptions(options, place, cancellationToken) => options,
                    BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: null or { Arguments.Count: 0 } } made => made,
                    ExpressionSyntax nothing when IsNull(nothing) => nothing.Parent is PostfixUnaryExpressionSyntax suppressed ? suppressed : nothing,
                    InvocationExpressionSyntax registration => RegistrationTarget(registration),
                    _ => null,
                } is { } target)
            {
                return target;
            }
        }

        return null;
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
