using System.Composition;
using System.Text;
using Aevum.Analyzers.CodeFixes.Common;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Aevum.Analyzers.CodeFixes.Signing;

/// <summary>AEV3003, AEV3005: reads the key or secret from an environment variable and fails when it is not set. The old value must still be replaced.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadFromEnvironmentFix))]
[Shared]
public sealed class ReadFromEnvironmentFix() : SyntaxFix("Read from an environment variable", RuleCatalogue.KeyMaterialInSource.Id, RuleCatalogue.SignerSecretInSource.Id)
{
    private const string Prefix = "AEVUM_SIGNER_";

    private protected override bool CanFix(FixPlace place, CancellationToken cancellationToken) => LiteralIn(place) is not null;

    private protected override void Fix(FixPlace place, SyntaxEditor editor, CancellationToken cancellationToken)
    {
        if (LiteralIn(place) is not { } literal)
        {
            return;
        }

        var name = Prefix + VariableOf(place.Node);
        var read = SyntaxFactory.ParseExpression($"{place.NameOf(nameof(Environment))}.GetEnvironmentVariable(\"{name}\") ?? throw new {place.NameOf(nameof(InvalidOperationException))}(\"The environment variable {name} is not set.\")");
        var value = literal.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax or ArrowExpressionClauseSyntax ? read : SyntaxFactory.ParenthesizedExpression(read);
        editor.ReplaceNode(literal, value.WithTriviaFrom(literal));
    }

    /// <summary>The one text that is written in the reported expression; several, or bytes, are a human decision.</summary>
    private static LiteralExpressionSyntax? LiteralIn(FixPlace place)
    {
        var literals = place.Node.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && !IsKeyOfIndexer(literal))
            .Take(2)
            .ToArray();
        return literals is [var only] && only.Parent is not (BinaryExpressionSyntax or AttributeArgumentSyntax or ConstantPatternSyntax or SwitchExpressionArmSyntax) ? only : null;
    }

    private static bool IsKeyOfIndexer(LiteralExpressionSyntax literal) => literal.FirstAncestorOrSelf<BracketedArgumentListSyntax>() is not null;

    /// <summary>The member or parameter in capitals: <c>AppRoleSecretId</c> becomes <c>APP_ROLE_SECRET_ID</c>.</summary>
    private static string VariableOf(SyntaxNode node)
    {
        var member = node.Ancestors().Select(static ancestor => ancestor switch
        {
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText,
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
            ArgumentSyntax { NameColon.Name.Identifier.ValueText: var name } => name,
            _ => null,
        }).FirstOrDefault(name => name is not null) ?? "Key";
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
