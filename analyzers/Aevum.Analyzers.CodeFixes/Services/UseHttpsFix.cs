using Aevum.Analyzers.Services;
using Aevum.Analyzers.Values;

namespace Aevum.Analyzers.CodeFixes.Services;

/// <summary>AEV3004, AEV4003: writes <c>https://</c> instead of <c>http://</c>. A check of certificates that accepts everything is a human decision.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseHttpsFix)), Shared]
public sealed class UseHttpsFix() : SyntaxFix("Use https://", RuleCatalogue.SigningServiceInsecure, RuleCatalogue.PolicyServiceInsecure)
{
    private const string Insecure = "http://";
    private const string Secure = "https://";

    /// <summary>Where the address is reported, or else where it was written.</summary>
    private protected override SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken) =>
        new[] { place.Node, place.Origin }.FirstOrDefault(scope => AddressesIn(scope).Any());

    private protected override void Fix(FixPlace place, SyntaxNode target, SyntaxEditor editor, CancellationToken cancellationToken)
    {
        foreach (var address in AddressesIn(target))
        {
            editor.ReplaceNode(address, (current, _) => Secured(current));
        }
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
    private static SyntaxToken Secured(SyntaxToken token) =>
        SyntaxFactory.Token(token.LeadingTrivia, token.Kind(), Secured(token.Text), Secured(token.ValueText), token.TrailingTrivia);

    private static string Secured(string text)
    {
        var start = text.IndexOf(Insecure, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? text : text.Remove(start, Insecure.Length).Insert(start, Secure);
    }
}
