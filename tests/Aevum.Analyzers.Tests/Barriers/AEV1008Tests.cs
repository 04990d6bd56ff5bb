using Aevum.Testing;

namespace Aevum.Analyzers.Tests.Barriers;

public sealed class AEV1008Tests
{
    [Theory]
    [InlineData("TestProject", "class C { void M(string name) => {|AEV1008:typeof(Barriers).GetMethod(name)|}!.Invoke(null, null); }")]
    [InlineData("Aevum.Core.Tests", "class C { void M(string name) => typeof(Barriers).GetMethod(name)!.Invoke(null, null); }")]
    public Task Only_a_friend_of_the_kernel_may_compute_names(string assembly, string source) =>
        (KitTest.Case(KitTest.Project(source) with { AssemblyName = assembly }) with { Modes = TestModes.Again }).RunAsync(TestContext.Current.CancellationToken);
}
