using Aevum.Analyzers.Common;
using Aevum.Analyzers.Consent;

namespace Aevum.Analyzers.CodeFixes.Consent;

/// <summary>
/// AEV2001 and AEV2006: puts a declared purpose in the place of the one that is written, one light bulb for each, or adds the declaration that is
/// missing. What a catch-all stood for is taken from the name of the member around it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclaredPurposeFix)), Shared]
public sealed class DeclaredPurposeFix() : ChoiceFix(RuleCatalogue.CatchAllPurpose, RuleCatalogue.PurposeNotDeclared)
{
    private protected override IEnumerable<FixChoice> Choices(FixPlace place, CancellationToken cancellationToken)
    {
        if (KernelSymbols.For(place.Model.Compilation) is not { } kernel || PurposeUse.Of(place, cancellationToken) is not { } use || Written(place) is not { } written)
        {
            return [];
        }

        var declared = DeclaredPurposes.Of(kernel);
        return Declared(place, declared, written).Concat(Missing(place, declared, use, written));
    }

    /// <summary>The literal: where it is used, or the initialiser it comes from.</summary>
    private static ExpressionSyntax? Written(FixPlace place) => WrittenValue.Of(place.Origin) is LiteralExpressionSyntax or MemberAccessExpressionSyntax ? WrittenValue.Of(place.Origin)
        : WrittenValue.Of(place.Node) is { } expression && place.Origin == place.Node ? expression : null;

    private static IEnumerable<FixChoice> Declared(FixPlace place, DeclaredPurposes declared, ExpressionSyntax written)
    {
        var nearest = place.Diagnostic.Properties.TryGetValue(AEV2006PurposeNotDeclared.PurposeKey, out var purpose) && purpose is not null ? declared.Nearest(purpose) : null;
        foreach (var each in declared.Own.Where(each => !CatchAllPurpose.Matches(each.Name) && (nearest is null || each == nearest)).GroupBy(each => each.Name).Select(group => group.First()))
        {
            yield return new FixChoice($"Use the declared purpose '{each.Name}'", "Use." + each.Name, written, editor => editor.ReplaceNode(written, Literal(written, each.Name)));
        }
    }

    private static IEnumerable<FixChoice> Missing(FixPlace place, DeclaredPurposes declared, PurposeUse use, ExpressionSyntax written)
    {
        var isUndeclared = place.Diagnostic.Id == RuleCatalogue.PurposeNotDeclared.Id;
        var purpose = isUndeclared ? place.Diagnostic.Properties[AEV2006PurposeNotDeclared.PurposeKey] : MemberPurpose(written);
        if (purpose is null || use.Grantee is not { } grantee || CatchAllIdentity.Matches(grantee) || use.Operations is not { } operations || operations.EndsWith("ConsentOperations.None", StringComparison.Ordinal)
            || PurposeNames.ToType(purpose) is not { } type)
        {
            yield break;
        }

        var isKnown = declared.Declares(purpose);
        if (!isKnown && !PurposeDeclarations.CanAdd(place.Model, type))
        {
            yield break;
        }

        yield return new FixChoice($"Declare the purpose '{purpose}'", "Declare", written, editor =>
        {
            if (!isUndeclared)
            {
                editor.ReplaceNode(written, Literal(written, purpose));
            }

            if (!isKnown)
            {
                PurposeDeclarations.Add(editor, place.Model, type, purpose, grantee, operations);
            }
        });
    }

    private static string? MemberPurpose(SyntaxNode node) => node.Ancestors().Select(ancestor => ancestor switch
    {
        LocalFunctionStatementSyntax function => PurposeNames.FromMember(function.Identifier.ValueText),
        MethodDeclarationSyntax method => PurposeNames.FromMember(method.Identifier.ValueText),
        PropertyDeclarationSyntax property => PurposeNames.FromMember(property.Identifier.ValueText),
        TypeDeclarationSyntax type => PurposeNames.FromMember(type.Identifier.ValueText),
        _ => null,
    }).FirstOrDefault(name => name is not null);

    private static LiteralExpressionSyntax Literal(ExpressionSyntax written, string purpose) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(purpose)).WithTriviaFrom(written);
}
