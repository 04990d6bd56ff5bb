namespace Aevum.Analyzers.Tests.Common;

public sealed class KitAnalyzerTests
{
    [Fact]
    public void An_analyzer_refuses_to_start_without_a_context() =>
        Assert.All(KitTest.AllAnalyzers(), analyzer => Assert.Throws<ArgumentNullException>(() => analyzer.Initialize(null!)));
}
