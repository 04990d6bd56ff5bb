namespace Aevum.Analyzers.CodeFixes.Services;

/// <summary>AEV4001: lets Cedar decide, where the assembly with the Cedar policy engine is referenced.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseCedarFix))]
[Shared]
public sealed class UseCedarFix() : ReplaceServiceFix("Use Cedar", RuleCatalogue.PermissivePolicy.Id, "PolicyEngine", "Aevum.Policy.CedarPolicyEngine", string.Empty);
