namespace Aevum.Analyzers.Tests.Services;

/// <summary>Which options an engine is started with, seen through AEV5002: the store is missing.</summary>
public sealed class EngineOptionsTests
{
    [Theory]
    [InlineData("await AevumEngine.StartAsync({|AEV5002:new AevumOptions { Signer = external, PolicyEngine = cedar }|});")]
    [InlineData("var a = new AevumOptions { Signer = external, PolicyEngine = cedar }; Console.WriteLine(a.ToString()); await AevumEngine.StartAsync({|AEV5002:a|});")]
    [InlineData("var a = new AevumOptions { Signer = external, PolicyEngine = cedar }; IAevumStore? s; s = a.Store; await AevumEngine.StartAsync({|AEV5002:a|});")]
    [InlineData("var a = new AevumOptions { Signer = external, PolicyEngine = cedar }; AevumOptions b; b = a; await AevumEngine.StartAsync({|AEV5002:b|});")]
    [InlineData("var a = new AevumOptions { Signer = external, PolicyEngine = cedar }; _ = a; await AevumEngine.StartAsync({|AEV5002:a|});")]
    [InlineData("var a = new AevumOptions { Signer = external, PolicyEngine = cedar }; a.VerifyOnStart = true; await AevumEngine.StartAsync({|AEV5002:a|});")]
    public Task Options_on_which_nobody_sets_the_store_are_reported(string body) => ShippedTest.RunBodyAsync(body);

    [Theory]
    [InlineData("var a = new AevumOptions { Signer = external, PolicyEngine = cedar }; a.Store = durable; var b = a; await AevumEngine.StartAsync(b);")]
    [InlineData("var a = new AevumOptions { Signer = external, PolicyEngine = cedar }; var b = a; b.Store = durable; await AevumEngine.StartAsync(b);")]
    [InlineData("AevumOptions a; a = new AevumOptions { Signer = external, PolicyEngine = cedar }; a.Store = durable; var b = a; await AevumEngine.StartAsync(b);")]
    [InlineData("object o = new AevumOptions { Signer = external, PolicyEngine = cedar }; ((AevumOptions)o).Store = durable; await AevumEngine.StartAsync((AevumOptions)o);")]
    [InlineData("Func<AevumOptions?, Task> f = async o => { o ??= new AevumOptions { Signer = external, PolicyEngine = cedar }; o.Store = durable; await AevumEngine.StartAsync(o); };")]
    [InlineData("static void Complete(AevumOptions o) { } var a = new AevumOptions { Signer = external, PolicyEngine = cedar }; Complete(a); await AevumEngine.StartAsync(a);")]
    public Task Options_on_which_the_store_may_be_set_are_silent(string body) => ShippedTest.RunBodyAsync(body);

    [Fact]
    public Task Options_in_members_are_followed() => ShippedTest.RunAsync("""
        internal sealed class Box { public AevumOptions? Options { get; set; } }
        internal sealed class Start(ISigner external, IPolicyEngine cedar)
        {
            private readonly AevumOptions _field = new() { Signer = external, PolicyEngine = cedar };
            private readonly AevumOptions _lacking = new() { Signer = external, PolicyEngine = cedar };
            public AevumOptions Property { get; } = new() { Signer = external, PolicyEngine = cedar };
            public async Task RunAsync(IAevumStore durable, Box box)
            {
                _field.Store = durable;
                await AevumEngine.StartAsync(_field);
                Property.Store = durable;
                await AevumEngine.StartAsync(Property);
                await AevumEngine.StartAsync({|AEV5002:_lacking|});
                var kept = new AevumOptions { Signer = external, PolicyEngine = cedar };
                box.Options = kept;
                await AevumEngine.StartAsync(kept);
            }
        }
        """);

    [Fact]
    public Task Options_that_a_constructor_completes_are_silent() => ShippedTest.RunAsync("""
        internal sealed class Start
        {
            private readonly AevumOptions _options;
            public Start(ISigner external, IPolicyEngine cedar, IAevumStore durable)
            {
                _options = new AevumOptions { Signer = external, PolicyEngine = cedar };
                _options.Store = durable;
            }
            public async Task RunAsync() => await AevumEngine.StartAsync(_options);
        }
        internal sealed class Lacking
        {
            private readonly AevumOptions _options;
            public Lacking(ISigner external, IPolicyEngine cedar)
            {
                _options = new AevumOptions { Signer = external, PolicyEngine = cedar };
                _ = AevumEngine.StartAsync({|AEV5002:_options|});
            }
        }
        """);
}
