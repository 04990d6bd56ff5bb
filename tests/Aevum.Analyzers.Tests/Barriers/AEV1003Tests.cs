namespace Aevum.Analyzers.Tests.Barriers;

/// <summary>AEV1003: which clauses a barrier violation can enter.</summary>
public sealed class AEV1003Tests
{
    [Theory]
    [InlineData("catch {|AEV1003:(T)|} { }", "Exception")]
    [InlineData("catch {|AEV1003:(T)|} { }", "Exception, new()")]
    [InlineData("catch (T) { }", "TimeoutException")]
    public Task A_type_parameter_catches_what_its_constraints_allow(string clause, string constraint) => KitTest.RunAsync($$"""
        class C
        {
            async Task M<T>(AevumEngine engine) where T : {{constraint}}
            {
                try { (await engine.QueryAsync(null!)).EnsureOk(); } {{clause}}
            }
        }
        """);

    [Fact]
    public Task A_kernel_without_the_exception_has_nothing_to_swallow() =>
        KernelDouble.RunAsync("public class AevumEngine { public void Ask() { } }", "class C { void M(AevumEngine engine) { try { engine.Ask(); } catch (Exception) { } } }");
}
