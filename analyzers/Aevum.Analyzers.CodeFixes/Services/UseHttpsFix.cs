using Aevum.Analyzers.Services;
using Aevum.Analyzers.Values;

namespace Aevum.Analyzers.CodeFixes.Services;

/// <summary>AEV3004, AEV4003: writes <c>https://</c> instead of <c>http://</c>. A check of certificates that accepts everything is a human decision.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseHttpsFix))]
[Shared]
public sealed class UseHttpsFix() : SyntaxFix("Use https://", RuleCatalogue.SigningServiceInsecure.Id, RuleCatalogue.PolicyServiceInsecure.Id)
{
    private const string Insecure = "http://";
    private const string Secure = "https://";

    private protected override bool CanFix(FixPlace place, CancellationToken cancellationToken) => Addresses(place).Any();

    private protected override void Fix(FixPlace place, SyntaxEditor editor, CancellationToken cancellationToken)
    {
        foreach (var address in Addresses(place))
        {
            editor.ReplaceNode(address, Secured(address));
        }
    }

    private static IEnumerable<SyntaxNode> Addresses(FixPlace place)
    {
        var here = AddressesIn(place.Node).ToArray();
        return here.Length > 0 ? here : AddressesIn(place.Origin);
    }

    private static IEnumerable<SyntaxNode> AddressesIn(SyntaxNode scope) => scope.DescendantNodesAndSelf().Where(node => node switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && InsecureAddress.IsInsecure(new PartialText([literal.Token.ValueText])),
        InterpolatedStringTextSyntax text => text.Parent is InterpolatedStringExpressionSyntax whole && whole.Contents[0] == text && InsecureAddress.IsInsecure(new PartialText([text.TextToken.ValueText, string.Empty])),
        _ => false,
    });

    private static SyntaxNode Secured(SyntaxNode address) => address switch
    {
        LiteralExpressionSyntax literal => literal.WithToken(Secured(literal.Token)),
        InterpolatedStringTextSyntax text => text.WithTextToken(Secured(text.TextToken)),
        _ => address,
    };

    /// <summary>Keeps the form of the literal: quotes, verbatim or raw.</summary>
    private static SyntaxToken Secured(SyntaxToken token)
    {
        var start = token.Text.IndexOf(Insecure, StringComparison.OrdinalIgnoreCase);
        var text = start < 0 ? token.Text : token.Text.Remove(start, Insecure.Length).Insert(start, Secure);
        var value = token.ValueText.IndexOf(Insecure, StringComparison.OrdinalIgnoreCase);
        var valueText = value < 0 ? token.ValueText : token.ValueText.Remove(value, Insecure.Length).Insert(value, Secure);
        return token.IsKind(SyntaxKind.InterpolatedStringTextToken)
            ? SyntaxFactory.Token(token.LeadingTrivia, token.Kind(), text, valueText, token.TrailingTrivia)
            : SyntaxFactory.Literal(token.LeadingTrivia, text, valueText, token.TrailingTrivia);
    }
}
