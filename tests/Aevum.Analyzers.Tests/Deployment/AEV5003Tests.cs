namespace Aevum.Analyzers.Tests.Deployment;

public sealed class AEV5003Tests
{
    [Theory]
    [InlineData("var options = new AevumOptions { VerifyOnStart = {|AEV5003:false|} };")]
    [InlineData("var options = new AevumOptions(); options.VerifyOnStart = {|AEV5003:false|};")]
    [InlineData("const bool verify = false; var options = new AevumOptions { VerifyOnStart = {|AEV5003:verify|} };")]
    [InlineData("var options = new AevumOptions { VerifyOnStart = {|AEV5003:outside.Length > 3 ? true : false|} };")]
    [InlineData("Action<AevumOptions> set = o => o.VerifyOnStart = {|AEV5003:false|};")]
    [InlineData("if (env.IsStaging()) { var options = new AevumOptions { VerifyOnStart = {|AEV5003:false|} }; }")]
    [InlineData("var options = new AevumOptions { VerifyOnStart = {|AEV5003:default|} };")]
    [InlineData("var engine = await AevumEngine.StartAsync(new AevumOptions { VerifyOnStart = {|AEV5003:false|}, Signer = external, PolicyEngine = cedar, Store = durable }); await engine.DisposeAsync();")]
    [InlineData("var engine = await AevumEngine.StartAsync(new AevumOptions { VerifyOnStart = {|AEV5003:false|}, Signer = external, PolicyEngine = cedar, Store = durable }); Func<ValueTask> end = engine.DisposeAsync;")]
    [InlineData("static Task VerifySigchainAsync() => Task.CompletedTask; var options = new AevumOptions { VerifyOnStart = {|AEV5003:false|} }; await VerifySigchainAsync();")]
    [InlineData("static Task VerifySigchainAsync() => Task.CompletedTask; var options = new AevumOptions { VerifyOnStart = {|AEV5003:false|} }; Func<Task> verify = VerifySigchainAsync;")]
    public Task A_start_without_verification_is_reported(string body) => ShippedTest.RunBodyAsync(body);

    [Theory]
    [InlineData("var options = new AevumOptions { VerifyOnStart = true };")]
    [InlineData("var options = new AevumOptions();")]
    [InlineData("var options = new AevumOptions { VerifyOnStart = bool.Parse(outside) };")]
    [InlineData("if (env.IsDevelopment()) { var options = new AevumOptions { VerifyOnStart = false }; }")]
    [InlineData("var engine = await AevumEngine.StartAsync(new AevumOptions { VerifyOnStart = false, Signer = external, PolicyEngine = cedar, Store = durable }); await engine.VerifySigchainAsync();")]
    [InlineData("var engine = await AevumEngine.StartAsync(new AevumOptions { VerifyOnStart = false, Signer = external, PolicyEngine = cedar, Store = durable }); Delegate verify = engine.VerifySigchainAsync;")]
    [InlineData("var verify = new AevumOptions().VerifyOnStart;")]
    public Task A_start_that_verifies_is_silent(string body) => ShippedTest.RunBodyAsync(body);

    [Theory]
    [InlineData("mine.VerifyOnStart = false;")]
    [InlineData("mine.VerifyOnStart &= false;")]
    [InlineData("(mine.VerifyOnStart, _) = (false, 1);")]
    public Task A_property_of_that_name_elsewhere_is_not_the_kit(string write) => ShippedTest.RunAsync($$"""
        internal sealed class Mine { internal bool VerifyOnStart { get; set; } }

        internal static class Program
        {
            internal static void Run(Mine mine)
            {
                {{write}}
            }
        }
        """);
}
