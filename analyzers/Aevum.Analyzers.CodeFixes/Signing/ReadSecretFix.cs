using System.Text;

namespace Aevum.Analyzers.CodeFixes.Signing;

/// <summary>
/// AEV3003, AEV3005: reads the key or secret from an environment variable, or from the configuration that is in scope, and fails when it is not set. The old
/// value must still be replaced.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadSecretFix)), Shared]
public sealed class ReadSecretFix() : ChoiceFix(RuleCatalogue.KeyMaterialInSource, RuleCatalogue.SignerSecretInSource)
{
    private const string VariablePrefix = "AEVUM_SIGNER_";
    private const string Section = "Aevum:Signer:";

    private protected override IEnumerable<FixChoice> Choices(FixPlace place, CancellationToken cancellationToken)
    {
        if ((LiteralIn(place.Node) ?? LiteralIn(place.Origin)) is not { } literal)
        {
            yield break;
        }

        var member = MemberOf(place.Node);
        var variable = RequiredSetting.FromEnvironment(place, VariablePrefix + InCapitals(member));
        yield return new FixChoice("Read from an environment variable", "ReadFromEnvironment", literal, editor => Replace(editor, literal, variable));
        if (ValuesInScope.FindConfiguration(place.Model, literal) is { } configuration)
        {
            var setting = RequiredSetting.FromConfiguration(place, configuration, Section + member);
            yield return new FixChoice("Read from configuration", "ReadFromConfiguration", literal, editor => Replace(editor, literal, setting));
        }
    }

    private static void Replace(SyntaxEditor editor, LiteralExpressionSyntax literal, string text)
    {
        var read = SyntaxFactory.ParseExpression(text);
        var value = literal.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax or ArrowExpressionClauseSyntax ? read : SyntaxFactory.ParenthesizedExpression(read);
        editor.ReplaceNode(literal, value.WithTriviaFrom(literal));
    }

    /// <summary>The one text that is written in the expression; several, or bytes, are a human decision.</summary>
    private static LiteralExpressionSyntax? LiteralIn(SyntaxNode scope)
    {
        var literals = scope.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && !IsKeyOfIndexer(literal))
            .Take(2)
            .ToArray();
        return literals is [var only] && only.Parent is not (BinaryExpressionSyntax or AttributeArgumentSyntax or ConstantPatternSyntax or SwitchExpressionArmSyntax) ? only : null;
    }

    private static bool IsKeyOfIndexer(LiteralExpressionSyntax literal) => literal.FirstAncestorOrSelf<BracketedArgumentListSyntax>() is not null;

    /// <summary>The member or parameter that receives the secret.</summary>
    private static string MemberOf(SyntaxNode node)
    {
        var member = node.Ancestors().Select(static ancestor => ancestor switch
        {
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText,
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
            ArgumentSyntax { NameColon.Name.Identifier.ValueText: { Length: > 0 } name } => char.ToUpperInvariant(name[0]) + name.Substring(1),
            _ => null,
        });
        return member.FirstOrDefault(name => name is not null) ?? "Key";
    }

    /// <summary><c>AppRoleSecretId</c> becomes <c>APP_ROLE_SECRET_ID</c>.</summary>
    private static string InCapitals(string member)
    {
        var text = new StringBuilder();
        foreach (var letter in member)
        {
            if (char.IsUpper(letter) && text.Length > 0 && text[text.Length - 1] != '_')
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(letter));
        }

        return text.ToString();
    }
}
