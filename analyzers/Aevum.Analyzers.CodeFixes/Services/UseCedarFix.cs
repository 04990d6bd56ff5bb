namespace Aevum.Analyzers.CodeFixes.Services;

/// <summary>AEV4001: lets Cedar decide, where the assembly with the Cedar policy engine is referenced.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseCedarFix)), Shared]
public sealed class UseCedarFix() : ReplaceServiceFix("Use Cedar", "PolicyEngine", RuleCatalogue.PermissivePolicy)
{
    private protected override ExpressionSyntax? Replacement(FixPlace place, SyntaxNode target, CancellationToken cancellationToken) =>
        ReferencedType.NameAt(place.Model, target, "Aevum.Policy.CedarPolicyEngine") is { } type ? SyntaxFactory.ParseExpression($"new {type}()") : null;
}
