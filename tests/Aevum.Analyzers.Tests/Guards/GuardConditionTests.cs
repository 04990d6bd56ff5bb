namespace Aevum.Analyzers.Tests.Guards;

/// <summary>Conditions that are harder to read, seen through AEV3001: silent means guarded.</summary>
public sealed class GuardConditionTests
{
    private const string Made = "{|AEV3001:new InProcessSigner()|}";

    [Theory]
    [InlineData("if (!(!env.IsDevelopment() | outside.Length > 3)) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (env.EnvironmentName is \"Development\" or \"development\") { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (env.EnvironmentName is \"Development\" and not \"x\") { ISigner s = new InProcessSigner(); }")]
    [InlineData("var isDev = (outside.Length > 1 ? env.IsDevelopment() : false) & outside.Length > 2; if (isDev) { ISigner s = new InProcessSigner(); }")]
    [InlineData("var isDev = (env.IsDevelopment() ? outside.Length > 1 : false) & outside.Length > 2; if (isDev) { ISigner s = new InProcessSigner(); }")]
    [InlineData("var isDev = (((IHostEnvironment?)env)?.IsDevelopment() ?? false) & outside.Length > 2; if (isDev) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (true == env.IsDevelopment()) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (false == env.IsDevelopment()) { return; } ISigner s = new InProcessSigner();")]
    [InlineData("var name = env.EnvironmentName; if (string.Equals(name, \"Development\", StringComparison.Ordinal)) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (env.EnvironmentName.Equals((object)\"Development\")) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (env.EnvironmentName.Trim().Equals(\"Development\")) { ISigner s = new InProcessSigner(); }")]
    [InlineData("bool? isDev = ((IHostEnvironment?)env)?.IsDevelopment(); if (isDev.GetValueOrDefault()) { ISigner s = new InProcessSigner(); }")]
    [InlineData("bool? isDev = ((IHostEnvironment?)env)?.IsDevelopment(); if (isDev.GetValueOrDefault(false)) { ISigner s = new InProcessSigner(); }")]
    [InlineData("var other = env.IsDevelopment(); bool? isDev = ((IHostEnvironment?)env)?.IsDevelopment(); if (isDev.GetValueOrDefault(other)) { ISigner s = new InProcessSigner(); }")]
    [InlineData("return; ISigner s = new InProcessSigner();")]
    [InlineData("return; Func<ISigner> f = () => new InProcessSigner();")]
    [InlineData("if (env.IsDevelopment()) { var (a, b) = (outside.Length > 1 ? 1 : 2, outside.Length > 2 ? 3 : 4); while (outside.Length > a) { if (outside.Length > b) { continue; } ISigner s = outside.Length > 4 ? new InProcessSigner() : external; } }")]
    public Task A_condition_that_holds_only_in_development_guards(string body) => ShippedTest.RunBodyAsync(body);

    [Theory]
    [InlineData($"if (!(env.IsDevelopment() | outside.Length > 3)) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (env.EnvironmentName is \"Development\" or \"Staging\" or \"development\") {{ ISigner s = {Made}; }}")]
    [InlineData($"if (env.EnvironmentName is not \"Development\" and not \"x\") {{ ISigner s = {Made}; }}")]
    [InlineData($"var isDev = (outside.Length > 1 ? env.IsDevelopment() : outside.Length > 3) & outside.Length > 2; if (isDev) {{ ISigner s = {Made}; }}")]
    [InlineData($"var isDev = (((IHostEnvironment?)env)?.IsDevelopment() ?? true) & outside.Length > 2; if (isDev) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (outside.Length > 1 ? env.IsDevelopment() : outside.Length > 2) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (false == env.IsDevelopment()) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (env.EnvironmentName.Contains(\"Development\")) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (\"Staging\" == env.EnvironmentName) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (\"Development\" == outside) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (outside == \"Development\") {{ ISigner s = {Made}; }}")]
    [InlineData($"if (outside is \"Development\") {{ ISigner s = {Made}; }}")]
    [InlineData($"if (outside.Length.Equals(\"Development\")) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (env.EnvironmentName.Trim().Equals(outside)) {{ ISigner s = {Made}; }}")]
    [InlineData($"static bool Never() => throw new InvalidOperationException(); if (Never()) {{ ISigner s = {Made}; }}")]
    [InlineData($"static string Never() => throw new InvalidOperationException(); if (env.EnvironmentName == Never()) {{ ISigner s = {Made}; }}")]
    [InlineData($"bool? isDev = env.IsDevelopment(); if (isDev.Equals(false)) {{ ISigner s = {Made}; }}")]
    [InlineData($"bool? isDev = ((IHostEnvironment?)env)?.IsDevelopment(); if (isDev.GetValueOrDefault(true)) {{ ISigner s = {Made}; }}")]
    [InlineData($"bool? isDev = ((IHostEnvironment?)env)?.IsDevelopment(); if (!isDev.GetValueOrDefault()) {{ ISigner s = {Made}; }}")]
    public Task A_condition_that_can_hold_elsewhere_does_not_guard(string body) => ShippedTest.RunBodyAsync(body);

    [Fact]
    public Task A_comparison_within_forty_others_is_not_read() =>
        ShippedTest.RunBodyAsync($"var isDev = {new string('(', 40)}env.IsDevelopment(){string.Concat(Enumerable.Repeat(" == true)", 40))} & true; if (isDev) {{ ISigner s = {Made}; }}");

    [Fact]
    public Task What_only_looks_like_the_hosting_libraries_does_not_guard() => ShippedTest.RunAsync($$"""
        internal static class HostEnvironmentEnvExtensions
        {
            internal static bool IsDevelopment(this string name) => name.Length > 1;
        }
        internal sealed class Mine
        {
            internal static readonly string Development = "Staging";
            public string EnvironmentName { get; set; } = "";
        }
        internal static class Start
        {
            internal static ISigner? Extension(string x) => x.IsDevelopment() ? {{Made}} : null;
            internal static ISigner? Property(Mine x) => x.EnvironmentName == "Development" ? {{Made}} : null;
            internal static ISigner? Field(IHostEnvironment env) => env.EnvironmentName == Mine.Development ? {{Made}} : null;
            internal static ISigner? Hosting(IHostEnvironment env) => env.EnvironmentName == Environments.Development ? new InProcessSigner() : null;
        }
        """);

    [Fact]
    public Task An_environment_of_ones_own_is_asked_by_its_name() => ShippedTest.RunAsync($$"""
        internal interface IMine : IHostEnvironment
        {
            new string EnvironmentName { get; }
            object Environment { get; }
        }
        internal static class Start
        {
            internal static ISigner? Name(IMine x) => x.EnvironmentName == "Development" ? new InProcessSigner() : null;
            internal static ISigner? Other(IMine x) => x.Environment is "Development" ? {{Made}} : null;
        }
        """);

    [Fact]
    public Task A_name_is_no_use_of_the_helper() => ShippedTest.RunAsync("""
        internal sealed class NamedAttribute(string name) : Attribute { public string Name => name; }
        internal sealed class Start(IHostEnvironment env)
        {
            [Named(nameof(Make))]
            public ISigner? Choose() => env.IsDevelopment() ? Start.Make() : null;

            public string Name => nameof(Make) + nameof(Start.Make);

            private static ISigner Make() => new InProcessSigner();
        }
        """);

    [Fact]
    public Task A_lambda_in_a_function_that_is_too_large_is_reported_as_such()
    {
        var branches = string.Concat(Enumerable.Range(0, 1100).Select(index => $"if (outside.Length == {index}) {{ Console.WriteLine(); }}\n"));

        return ShippedTest.RunBodyAsync("if (!env.IsDevelopment()) { return; }\n" + branches + "Func<ISigner> make = () => {|AEV3001:{|AEV9012:new InProcessSigner()|}|};");
    }
}
