namespace Aevum.Analyzers.Tests.Harness;

/// <summary>Ways in which the probe's fix misbehaves.</summary>
public enum FixFault
{
    None,
    OffersNothing,
    ChangesNothing,
    DoesNotCompile,
    FixesTheFirstOnly,
    HasNoKey,
    HasOneKeyTwice,
    OffersTwo,
    HasNoFixAll,
    DiffersInDocument,
    DiffersInProject,
    DiffersInSolution,
}
