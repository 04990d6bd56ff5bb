using Aevum.Declarations;

namespace Aevum.Core.Tests.Declarations;

public sealed class BuildManifestsTests
{
    private static readonly BuildManifest Program = new() { AssemblyName = "Acme.Desk", Posture = AevumPosture.Production, RulesVersion = "1", ManifestHash = "01" };
    private static readonly BuildManifest Tests = new() { AssemblyName = "Acme.Desk.Tests", IsTestProject = true, Posture = AevumPosture.Development, RulesVersion = "1", ManifestHash = "02" };

    [Fact]
    public void The_program_that_was_started_speaks_for_itself() => Assert.Same(Program, BuildManifests.OfProgram("Acme.Desk", [Tests, Program]));

    [Fact]
    public void A_test_project_speaks_for_the_runner_that_was_started() => Assert.Same(Tests, BuildManifests.OfProgram("testhost", [Program, Tests]));

    [Theory]
    [InlineData("Acme.Other")]
    [InlineData("acme.desk")]
    [InlineData(null)]
    public void No_library_speaks_for_a_program_without_a_mark(string? entry) => Assert.Null(BuildManifests.OfProgram(entry, [Program]));

    [Fact]
    public void This_test_project_was_built_without_the_generators() => Assert.Null(BuildManifests.OfEntryAssembly);
}
