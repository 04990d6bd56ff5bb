namespace Aevum.Analyzers.Tests.Barriers;

/// <summary>AEV1003: which clauses a barrier violation can enter.</summary>
public sealed class AEV1003Tests
{
    [Theory]
    [InlineData("catch {|AEV1003:(T)|} { }", "Exception")]
    [InlineData("catch {|AEV1003:(T)|} { }", "Exception, new()")]
    [InlineData("catch (T) { }", "TimeoutException")]
    [InlineData("{|AEV1003:catch { }|}", "class")]
    public Task A_type_parameter_catches_what_its_constraints_allow(string clause, string constraint) => KitTest.RunAsync($$"""
        class C
        {
            async Task M<T>(AevumEngine engine) where T : {{constraint}}
            {
                try { (await engine.QueryAsync(null!)).EnsureOk(); } {{clause}}
            }
        }
        """);
}
