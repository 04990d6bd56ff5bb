namespace Aevum.Analyzers.Tests.Harness;

/// <summary>Ways in which the probe misbehaves.</summary>
internal enum ProbeFault
{
    None,
    Throws,
    KeepsState,
    IgnoresTheReference,
    SkipsGeneratedCode,
    NeedsNullable,
    NeedsTheNewestLanguage,
}
