namespace Aevum.Analyzers.Tests.Postures;

public sealed class PostureTests
{
    private const string Start = "internal static class Start { internal static ISigner Make() => {|AEV3002:new InProcessSigner()|}; }";

    [Fact]
    public Task A_regulated_program_is_held_to_the_regulated_rules() => KitTest.Case(ShippedTest.Project("regulated", Start)).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_test_project_is_exempt_in_the_regulated_posture_too()
    {
        var project = ShippedTest.Project("regulated", Start.Replace("{|AEV3002:", string.Empty, StringComparison.Ordinal).Replace("|}", string.Empty, StringComparison.Ordinal));

        return KitTest.Case(project with { Properties = project.Properties.Add("IsTestProject", "true") }).RunAsync(TestContext.Current.CancellationToken);
    }
}
