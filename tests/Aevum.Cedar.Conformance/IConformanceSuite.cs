using Aevum.Cedar.Conformance.Corpus;

namespace Aevum.Cedar.Conformance;

/// <summary>One kind of check over the whole corpus.</summary>
internal interface IConformanceSuite
{
    /// <summary>The name that stands before each line of the suite.</summary>
    string Name { get; }

    /// <summary>Runs every check. The report is the same whatever the number of processors.</summary>
    SuiteReport Run(CorpusFolder folder);
}
