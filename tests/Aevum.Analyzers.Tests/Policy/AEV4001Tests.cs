namespace Aevum.Analyzers.Tests.Policy;

public sealed class AEV4001Tests
{
    [Theory]
    [InlineData("async", "=> await Task.FromResult(PolicyDecision.Permit);")]
    [InlineData("", "=> new(PolicyDecision.Permit with { Reason = \"x\" });")]
    [InlineData("", "=> new(PolicyDecision.Deny(\"x\") with { IsPermitted = true });")]
    [InlineData("", "{ ArgumentNullException.ThrowIfNull(request); return new(PolicyDecision.Permit); }")]
    [InlineData("", "{ if (request is null) { throw new ArgumentNullException(nameof(request)); } return new(PolicyDecision.Permit); }")]
    public Task An_engine_that_permits_everything_is_reported(string modifier, string body) => ShippedTest.RunAsync(Engine(modifier, body) + """

        internal static class Start { internal static IPolicyEngine Make() => {|AEV4001:new Mine()|}; }
        """);

    [Theory]
    [InlineData("", "=> new(PolicyDecision.Permit with { IsPermitted = false });")]
    [InlineData("", "=> new(PolicyDecision.Deny(\"x\") with { Reason = \"y\" });")]
    [InlineData("", "=> throw new ArgumentNullException(nameof(request));")]
    [InlineData("", "{ throw new ArgumentNullException(nameof(request)); }")]
    [InlineData("", "=> request switch { _ => throw new ArgumentException(\"x\", nameof(request)) };")]
    [InlineData("", "=> new(new PolicyDecision { IsPermitted = request.Actor == \"clerk\" });")]
    public Task An_engine_that_decides_or_never_permits_is_silent(string modifier, string body) => ShippedTest.RunAsync(Engine(modifier, body) + """

        internal static class Start { internal static IPolicyEngine Make() => new Mine(); }
        """);

    /// <summary>A type parameter that must be a policy engine can be made by whoever has it, also without <c>new()</c>.</summary>
    [Fact]
    public Task A_type_argument_in_the_place_of_an_engine_is_reported() => ShippedTest.RunAsync("""
        internal static class Maker { internal static T Make<T>() where T : IPolicyEngine => Activator.CreateInstance<T>(); internal static IPolicyEngine Start() => {|AEV4001:Make<NullPolicyEngine>()|}; }
        """);

    private static string Engine(string modifier, string body) =>
        $$"""internal sealed class Mine : IPolicyEngine { public {{modifier}} ValueTask<PolicyDecision> AuthorizeAsync(PolicyRequest request, CancellationToken ct = default) {{body}} }""";
}
