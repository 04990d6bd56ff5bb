using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Analyzers.Tests.Harness;

/// <summary>A run of generators shows what happened, and no assertion about it can pass by accident.</summary>
public sealed class GeneratorRunTests
{
    [Fact]
    public void The_files_and_the_reasons_of_a_step_are_those_of_the_run()
    {
        var first = Start("One");

        Assert.Equal("// One", first.Files["Name.g.cs"]);
        Assert.Equal([IncrementalStepRunReason.New], first.ReasonsOf(ProbeGenerator.Step));
        Assert.Equal(["One"], first.ValuesOf(ProbeGenerator.Step));
        Assert.Equal([IncrementalStepRunReason.Unchanged], first.Next(first.Input.Clone()).ReasonsOf(ProbeGenerator.Step));
        Assert.Equal([IncrementalStepRunReason.Modified], first.Next(Compilation("Two")).ReasonsOf(ProbeGenerator.Step));
    }

    [Fact]
    public void A_generator_that_throws_fails_whatever_is_asked() =>
        Assert.All(
            new Action<GeneratorRun>[] { run => _ = run.Result, run => _ = run.Files, run => run.ReasonsOf(ProbeGenerator.Step), run => run.ValuesOf(ProbeGenerator.Step) },
            ask => Assert.Contains("the probe throws", Assert.Throws<HarnessException>(() => ask(Start("Broken"))).Message, StringComparison.Ordinal));

    [Fact]
    public void A_step_that_does_not_exist_fails_instead_of_having_no_reasons()
    {
        Assert.Throws<HarnessException>(() => Start("One").ReasonsOf("Nmae"));
        Assert.Throws<HarnessException>(() => Start("One").ValuesOf("Nmae"));
    }

    private static GeneratorRun Start(string assembly) => GeneratorRun.Start(Compilation(assembly), [new ProbeGenerator()]);

    private static CSharpCompilation Compilation(string assembly) => CSharpCompilation.Create(assembly, [CSharpSyntaxTree.ParseText("class C;")], TestReferences.Net10);
}
