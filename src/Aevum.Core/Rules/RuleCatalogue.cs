namespace Aevum.Rules;

/// <summary>
/// The one catalogue of safety rules. This file is compiled into the analyzers and generators (netstandard2.0) and into the runtime, so that
/// an id has one title and one help page everywhere. Thread-safe.
/// </summary>
public static class RuleCatalogue
{
    /// <summary>The version of the catalogue; the generator writes it into the assembly and the engine records it in <c>session.start</c>.</summary>
    public const string Version = "1";

    /// <summary>Where the help pages live.</summary>
    public const string HelpLinkBase = "https://github.com/aevum-labs/aevum-dotnet/blob/main/analyzers/rules/";

    /// <summary>AEV1001: a kernel-only member is used outside the kernel.</summary>
    public static SafetyRule BarrierUsedOutsideTheKernel { get; } = new("AEV1001", "A kernel-only member is used outside the kernel", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer, isConfigurable: false);

    /// <summary>AEV1002: a kernel member is reached by reflection or another way around the compiler.</summary>
    public static SafetyRule KernelReachedAnotherWay { get; } = new("AEV1002", "A kernel member is reached by reflection or another way around the compiler", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer, isConfigurable: false);

    /// <summary>AEV1003: a catch clause swallows a barrier violation.</summary>
    public static SafetyRule BarrierViolationSwallowed { get; } = new("AEV1003", "A catch clause swallows a barrier violation", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV1004: the outcome of a governed call is ignored.</summary>
    public static SafetyRule OutcomeIgnored { get; } = new("AEV1004", "The outcome of a governed call is ignored", RuleSeverity.Warning, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV1005: SQL text rewrites the ledger.</summary>
    public static SafetyRule LedgerRewritten { get; } = new("AEV1005", "SQL text rewrites the ledger", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer | Enforcement.Engine);

    /// <summary>AEV1006: an application event uses an event type of the kernel.</summary>
    public static SafetyRule ReservedEventType { get; } = new("AEV1006", "An application event uses an event type of the kernel", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer | Enforcement.Engine);

    /// <summary>AEV1007: the provenance names no source.</summary>
    public static SafetyRule SourceIdBlank { get; } = new("AEV1007", "The provenance names no source", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer | Enforcement.Engine);

    /// <summary>AEV1008: a use of kernel types cannot be verified.</summary>
    public static SafetyRule KernelUseNotVerifiable { get; } = new("AEV1008", "A use of kernel types cannot be verified", RuleSeverity.Warning, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV2001: a consent purpose is blank or a catch-all.</summary>
    public static SafetyRule CatchAllPurpose { get; } = new("AEV2001", "A consent purpose is blank or a catch-all", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer | Enforcement.Generator | Enforcement.Engine);

    /// <summary>AEV2002: a consent grant has no real end.</summary>
    public static SafetyRule GrantWithoutEnd { get; } = new("AEV2002", "A consent grant has no real end", RuleSeverity.Warning, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV2003: a subject, grantee or actor is blank or a catch-all.</summary>
    public static SafetyRule CatchAllIdentity { get; } = new("AEV2003", "A subject, grantee or actor is blank or a catch-all", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV2004: one consent grant covers every operation.</summary>
    public static SafetyRule GrantCoversEverything { get; } = new("AEV2004", "One consent grant covers every operation", RuleSeverity.Warning, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV2005: a consent grant ends before it begins.</summary>
    public static SafetyRule GrantEndsBeforeItBegins { get; } = new("AEV2005", "A consent grant ends before it begins", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer | Enforcement.Engine);

    /// <summary>AEV2006: a purpose is used that no declaration names.</summary>
    public static SafetyRule PurposeNotDeclared { get; } = new("AEV2006", "A purpose is used that no declaration names", RuleSeverity.Warning, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV2007: a grant or request is written by hand where a declared purpose has generated code.</summary>
    public static SafetyRule HandWrittenConsent { get; } = new("AEV2007", "A grant or request is written by hand where a declared purpose has generated code", RuleSeverity.Info, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV3001: an in-process signer can sign for a production build.</summary>
    public static SafetyRule InProcessSigner { get; } = new("AEV3001", "An in-process signer can sign for a production build", RuleSeverity.Error, RuleScope.Shipped, Enforcement.Analyzer | Enforcement.Generator | Enforcement.Preflight | Enforcement.Verifier);

    /// <summary>AEV3002: an in-process signer can sign for a regulated build.</summary>
    public static SafetyRule InProcessSignerRegulated { get; } = new("AEV3002", "An in-process signer can sign for a regulated build", RuleSeverity.Error, RuleScope.Regulated, Enforcement.Analyzer | Enforcement.Generator | Enforcement.Engine | Enforcement.Preflight | Enforcement.Verifier, isConfigurable: false);

    /// <summary>AEV3003: private key material stands in source code.</summary>
    public static SafetyRule KeyMaterialInSource { get; } = new("AEV3003", "Private key material stands in source code", RuleSeverity.Error, RuleScope.Shipped, Enforcement.Analyzer);

    /// <summary>AEV3004: a signing service is reached without transport security.</summary>
    public static SafetyRule SigningServiceInsecure { get; } = new("AEV3004", "A signing service is reached without transport security", RuleSeverity.Error, RuleScope.Shipped, Enforcement.Analyzer | Enforcement.Engine);

    /// <summary>AEV3005: a secret for a signer stands in source code.</summary>
    public static SafetyRule SignerSecretInSource { get; } = new("AEV3005", "A secret for a signer stands in source code", RuleSeverity.Error, RuleScope.Shipped, Enforcement.Analyzer);

    /// <summary>AEV3006: a signer does not sign the digest it is given, or claims a boundary it does not have.</summary>
    public static SafetyRule SignerDishonest { get; } = new("AEV3006", "A signer does not sign the digest it is given, or claims a boundary it does not have", RuleSeverity.Error, RuleScope.Shipped, Enforcement.Analyzer);

    /// <summary>AEV4001: a permissive policy engine can decide in a production build.</summary>
    public static SafetyRule PermissivePolicy { get; } = new("AEV4001", "A permissive policy engine can decide in a production build", RuleSeverity.Error, RuleScope.Shipped, Enforcement.Analyzer | Enforcement.Preflight);

    /// <summary>AEV4002: A Cedar policy or schema does not parse or validate.</summary>
    public static SafetyRule PolicyInvalid { get; } = new("AEV4002", "A Cedar policy or schema does not parse or validate", RuleSeverity.Error, RuleScope.Shipped, Enforcement.Analyzer | Enforcement.Engine);

    /// <summary>AEV4003: a policy service is reached without transport security.</summary>
    public static SafetyRule PolicyServiceInsecure { get; } = new("AEV4003", "A policy service is reached without transport security", RuleSeverity.Error, RuleScope.Shipped, Enforcement.Analyzer | Enforcement.Engine);

    /// <summary>AEV5001: development mode is switched on for shipped code.</summary>
    public static SafetyRule DevelopmentModeShipped { get; } = new("AEV5001", "Development mode is switched on for shipped code", RuleSeverity.Error, RuleScope.Shipped, Enforcement.Analyzer | Enforcement.Engine | Enforcement.Preflight);

    /// <summary>AEV5002: a volatile store can keep the ledger of a production build.</summary>
    public static SafetyRule VolatileStore { get; } = new("AEV5002", "A volatile store can keep the ledger of a production build", RuleSeverity.Error, RuleScope.Shipped, Enforcement.Analyzer | Enforcement.Preflight);

    /// <summary>AEV5003: the engine starts without verifying its chain.</summary>
    public static SafetyRule StartWithoutVerification { get; } = new("AEV5003", "The engine starts without verifying its chain", RuleSeverity.Warning, RuleScope.Shipped, Enforcement.Analyzer | Enforcement.Preflight);

    /// <summary>AEV9001: the build runs without the safety analysis.</summary>
    public static SafetyRule AnalysisDisabled { get; } = new("AEV9001", "The build runs without the safety analysis", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Generator | Enforcement.Preflight, isConfigurable: false);

    /// <summary>AEV9002: a declared purpose is not partial.</summary>
    public static SafetyRule DeclarationNotPartial { get; } = new("AEV9002", "A declared purpose is not partial", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV9003: a declared purpose is nested in a generic or non-partial type, or is generic.</summary>
    public static SafetyRule DeclarationNested { get; } = new("AEV9003", "A declared purpose is nested in a generic or non-partial type, or is generic", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV9004: two declarations have the same purpose.</summary>
    public static SafetyRule PurposeDeclaredTwice { get; } = new("AEV9004", "Two declarations have the same purpose", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV9005: two signers have the same kind.</summary>
    public static SafetyRule SignerKindDeclaredTwice { get; } = new("AEV9005", "Two signers have the same kind", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV9006: a declared purpose or signer kind is not valid.</summary>
    public static SafetyRule DeclaredPurposeInvalid { get; } = new("AEV9006", "A declared purpose or signer kind is not valid", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV9007: a declared purpose names no operation.</summary>
    public static SafetyRule DeclarationWithoutOperation { get; } = new("AEV9007", "A declared purpose names no operation", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV9008: the validity of a declared purpose is out of range.</summary>
    public static SafetyRule ValidityOutOfRange { get; } = new("AEV9008", "The validity of a declared purpose is out of range", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV9009: a declared signer has no usable constructor.</summary>
    public static SafetyRule SignerNotConstructible { get; } = new("AEV9009", "A declared signer has no usable constructor", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV9010: a declaration lacks what the generator needs.</summary>
    public static SafetyRule DeclarationIncomplete { get; } = new("AEV9010", "A declaration lacks what the generator needs", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV9011: an option of the kit is unknown or has no valid value.</summary>
    public static SafetyRule OptionInvalid { get; } = new("AEV9011", "An option of the kit is unknown or has no valid value", RuleSeverity.Error, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>AEV9012: a method is too large to be analysed completely.</summary>
    public static SafetyRule AnalysisIncomplete { get; } = new("AEV9012", "A method is too large to be analysed completely", RuleSeverity.Warning, RuleScope.Everywhere, Enforcement.Analyzer);

    /// <summary>Every rule, by id.</summary>
    public static IReadOnlyList<SafetyRule> All { get; } =
    [
        BarrierUsedOutsideTheKernel,
        KernelReachedAnotherWay,
        BarrierViolationSwallowed,
        OutcomeIgnored,
        LedgerRewritten,
        ReservedEventType,
        SourceIdBlank,
        KernelUseNotVerifiable,
        CatchAllPurpose,
        GrantWithoutEnd,
        CatchAllIdentity,
        GrantCoversEverything,
        GrantEndsBeforeItBegins,
        PurposeNotDeclared,
        HandWrittenConsent,
        InProcessSigner,
        InProcessSignerRegulated,
        KeyMaterialInSource,
        SigningServiceInsecure,
        SignerSecretInSource,
        SignerDishonest,
        PermissivePolicy,
        PolicyInvalid,
        PolicyServiceInsecure,
        DevelopmentModeShipped,
        VolatileStore,
        StartWithoutVerification,
        AnalysisDisabled,
        DeclarationNotPartial,
        DeclarationNested,
        PurposeDeclaredTwice,
        SignerKindDeclaredTwice,
        DeclaredPurposeInvalid,
        DeclarationWithoutOperation,
        ValidityOutOfRange,
        SignerNotConstructible,
        DeclarationIncomplete,
        OptionInvalid,
        AnalysisIncomplete,
    ];

    /// <summary>Finds a rule by its id, ordinally.</summary>
    /// <param name="id">The id, for example <c>AEV1001</c>.</param>
    /// <returns>The rule, or null.</returns>
    public static SafetyRule? Find(string id)
    {
        foreach (var rule in All)
        {
            if (string.Equals(rule.Id, id, StringComparison.Ordinal))
            {
                return rule;
            }
        }

        return null;
    }
}
