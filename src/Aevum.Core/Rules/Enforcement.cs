namespace Aevum.Rules;

/// <summary>The places that enforce a rule. Values combine.</summary>
[Flags]
public enum Enforcement
{
    /// <summary>Nowhere; no rule of the catalogue says so.</summary>
    None = 0,

    /// <summary>The analyzer, in the IDE and in the build.</summary>
    Analyzer = 1,

    /// <summary>The generator: it reports, or it emits nothing that breaks the rule.</summary>
    Generator = 2,

    /// <summary>The engine refuses at run time.</summary>
    Engine = 4,

    /// <summary>Preflight and the engine's start.</summary>
    Preflight = 8,

    /// <summary>The verifier reports it on a finished chain.</summary>
    Verifier = 16,
}
