namespace Aevum.Analyzers.Tests.Guards;

/// <summary>The guard analysis, seen through AEV3001: silent means guarded.</summary>
public sealed class GuardAnalysisTests
{
    private const string Made = "{|AEV3001:new InProcessSigner()|}";

    [Theory]
    [InlineData("if (env.IsDevelopment()) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (HostEnvironmentEnvExtensions.IsDevelopment(env)) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (env.IsEnvironment(\"Development\")) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (env.IsEnvironment(Environments.Development)) { ISigner s = new InProcessSigner(); }")]
    [InlineData("const string name = \"Development\"; if (env.IsEnvironment(name)) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (env.EnvironmentName == Environments.Development) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (\"Development\" == env.EnvironmentName) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (string.Equals(env.EnvironmentName, \"Development\", StringComparison.OrdinalIgnoreCase)) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (env.EnvironmentName.Equals(Environments.Development)) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (env.EnvironmentName is \"Development\") { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (env.EnvironmentName.ToLowerInvariant() == \"development\") { ISigner s = new InProcessSigner(); }")]
    [InlineData("var name = env.EnvironmentName; if (name == \"Development\") { ISigner s = new InProcessSigner(); }")]
    public Task Asking_for_development_guards(string body) => ShippedTest.RunBodyAsync(body);

    [Theory]
    [InlineData("if (env.IsDevelopment() && outside.Length > 3) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (outside.Length > 3 && env.IsDevelopment()) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (env.IsDevelopment() & outside.Length > 3) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (!env.IsDevelopment() || outside.Length > 3) { return; } ISigner s = new InProcessSigner();")]
    [InlineData("if (!env.IsDevelopment()) { return; } ISigner s = new InProcessSigner();")]
    [InlineData("if (!env.IsDevelopment()) { throw new InvalidOperationException(); } ISigner s = new InProcessSigner();")]
    [InlineData("if (env.IsDevelopment() == false) { return; } ISigner s = new InProcessSigner();")]
    [InlineData("if (env.IsDevelopment() is true) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (env.IsDevelopment() is not true) { return; } ISigner s = new InProcessSigner();")]
    [InlineData("if (env.EnvironmentName != Environments.Development) { return; } ISigner s = new InProcessSigner();")]
    [InlineData("if (env.IsProduction()) { } else if (env.IsDevelopment()) { ISigner s = new InProcessSigner(); }")]
    [InlineData("while (true) { if (!env.IsDevelopment()) { break; } ISigner s = new InProcessSigner(); }")]
    [InlineData("foreach (var x in outside) { if (!env.IsDevelopment()) { continue; } ISigner s = new InProcessSigner(); }")]
    [InlineData("if (((IHostEnvironment?)env)?.IsDevelopment() == true) { ISigner s = new InProcessSigner(); }")]
    [InlineData("if (((IHostEnvironment?)env)?.IsDevelopment() ?? false) { ISigner s = new InProcessSigner(); }")]
    public Task Conjunctions_negations_and_early_returns_guard(string body) => ShippedTest.RunBodyAsync(body);

    [Theory]
    [InlineData("var isDev = env.IsDevelopment(); if (isDev) { ISigner s = new InProcessSigner(); }")]
    [InlineData("var isDev = env.IsDevelopment() && outside.Length > 1; if (isDev) { ISigner s = new InProcessSigner(); }")]
    [InlineData("var isProd = !env.IsDevelopment(); if (isProd) { return; } ISigner s = new InProcessSigner();")]
    [InlineData("var isDev = false; if (outside.Length > 1) { isDev = env.IsDevelopment(); } if (isDev) { ISigner s = new InProcessSigner(); }")]
    [InlineData("ISigner s = env.IsDevelopment() ? new InProcessSigner() : external;")]
    [InlineData("ISigner s = !env.IsDevelopment() ? external : new InProcessSigner();")]
    [InlineData("ISigner s = env.EnvironmentName switch { \"Development\" => new InProcessSigner(), _ => external };")]
    [InlineData("ISigner s = env.IsDevelopment() switch { true => new InProcessSigner(), false => external };")]
    [InlineData("ISigner s = outside switch { \"x\" when env.IsDevelopment() => new InProcessSigner(), _ => external };")]
    [InlineData("switch (env.EnvironmentName) { case \"Development\": ISigner s = new InProcessSigner(); break; }")]
    [InlineData("try { if (!env.IsDevelopment()) { return; } ISigner s = new InProcessSigner(); } finally { Console.WriteLine(); }")]
    [InlineData("if (env.IsDevelopment()) { try { Console.WriteLine(); } catch { ISigner s = new InProcessSigner(); } }")]
    [InlineData("if (env.IsDevelopment()) { try { Console.WriteLine(); } finally { ISigner s = new InProcessSigner(); } }")]
    [InlineData("if (env.IsDevelopment()) { Func<ISigner> make = () => new InProcessSigner(); }")]
    [InlineData("Func<ISigner> make = () => env.IsDevelopment() ? new InProcessSigner() : external;")]
    [InlineData("var isDev = env.IsDevelopment(); Func<ISigner> make = () => isDev ? new InProcessSigner() : external;")]
    [InlineData("var isDev = env.IsDevelopment(); ISigner Make() => isDev ? new InProcessSigner() : external; ISigner s = Make();")]
    [InlineData("ISigner Make() => new InProcessSigner(); if (env.IsDevelopment()) { ISigner s = Make(); }")]
    [InlineData("static ISigner Make() => new InProcessSigner(); ISigner s = env.IsDevelopment() ? Make() : external;")]
    [InlineData("static ISigner Make() => new InProcessSigner(); if (env.IsDevelopment()) { Func<ISigner> make = Make; }")]
    [InlineData("static bool IsDev(IHostEnvironment e) => e.IsDevelopment(); if (IsDev(env)) { ISigner s = new InProcessSigner(); }")]
    public Task Locals_branches_lambdas_and_one_helper_guard(string body) => ShippedTest.RunBodyAsync(body);

    [Theory]
    [InlineData($"ISigner s = {Made};")]
    [InlineData($"if (env.IsProduction()) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (!env.IsDevelopment()) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (!env.IsProduction()) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (env.IsDevelopment() || outside.Length > 3) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (env.IsDevelopment()) {{ Console.WriteLine(); }} ISigner s = {Made};")]
    [InlineData($"if (env.IsEnvironment(\"Staging\")) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (env.IsEnvironment(outside)) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (env.EnvironmentName == Environments.Staging) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (env.EnvironmentName is \"Development\" or \"Staging\") {{ ISigner s = {Made}; }}")]
    [InlineData($"if (env.ApplicationName == \"Development\") {{ ISigner s = {Made}; }}")]
    [InlineData($"var isDev = env.IsDevelopment(); isDev = true; if (isDev) {{ ISigner s = {Made}; }}")]
    [InlineData($"var isDev = env.IsDevelopment() || outside.Length > 3; if (isDev) {{ ISigner s = {Made}; }}")]
    [InlineData($"ISigner s = env.IsDevelopment() ? external : {Made};")]
    [InlineData($"ISigner s = env.EnvironmentName switch {{ \"Development\" => external, _ => {Made} }};")]
    [InlineData($"ISigner s = env.EnvironmentName switch {{ \"Development\" or \"Test\" => {Made}, _ => external }};")]
    [InlineData($"if (((IHostEnvironment?)env)?.IsDevelopment() != false) {{ ISigner s = {Made}; }}")]
    [InlineData($"if (((IHostEnvironment?)env)?.IsDevelopment() ?? true) {{ ISigner s = {Made}; }}")]
    [InlineData($"try {{ if (env.IsDevelopment()) {{ Console.WriteLine(); }} }} finally {{ ISigner s = {Made}; }}")]
    [InlineData($"if (Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") == \"Development\") {{ ISigner s = {Made}; }}")]
    [InlineData($"ISigner Make() => {Made}; if (env.IsDevelopment()) {{ Make(); }} ISigner s = Make();")]
    [InlineData($"ISigner Two() => {Made}; ISigner One() => Two(); if (env.IsDevelopment()) {{ ISigner s = One(); }}")]
    [InlineData($"ISigner Make() => {Made};")]
    [InlineData($"Func<ISigner> make = () => {Made}; if (env.IsDevelopment()) {{ ISigner s = make(); }}")]
    [InlineData($"var isDev = env.IsDevelopment(); void Flip() => isDev = true; Flip(); if (isDev) {{ ISigner s = {Made}; }}")]
    public Task What_can_run_outside_development_is_reported(string body) => ShippedTest.RunBodyAsync(body);

    [Fact]
    public Task A_private_helper_called_only_under_the_guard_is_guarded() => ShippedTest.RunAsync("""
        internal sealed class Start(IHostEnvironment env)
        {
            public ISigner? Choose() => env.IsDevelopment() ? Make() : null;

            public string Name => nameof(Make);

            private static ISigner Make() => new InProcessSigner();
        }
        """);

    [Fact]
    public Task A_private_helper_in_another_part_of_the_type_is_followed() => ShippedTest.RunAsync("""
        internal sealed partial class Start
        {
            public ISigner? Choose(IHostEnvironment env) => env.IsDevelopment() ? this.Make() : null;
        }
        internal sealed partial class Start
        {
            private ISigner Make() => new InProcessSigner();
        }
        """);

    [Fact]
    public Task A_private_helper_with_one_unguarded_call_is_reported() => ShippedTest.RunAsync("""
        internal sealed class Start(IHostEnvironment env)
        {
            public ISigner? Choose() => env.IsDevelopment() ? Make() : null;

            public ISigner Other() => Make();

            private static ISigner Make() => {|AEV3001:new InProcessSigner()|};
        }
        """);

    [Fact]
    public Task A_helper_that_others_can_call_is_reported() => ShippedTest.RunAsync("""
        internal sealed class Start(IHostEnvironment env)
        {
            public ISigner? Choose() => env.IsDevelopment() ? Make() : null;

            internal static ISigner Make() => {|AEV3001:new InProcessSigner()|};
        }
        """);

    [Fact]
    public Task Two_hops_are_too_many() => ShippedTest.RunAsync("""
        internal sealed class Start(IHostEnvironment env)
        {
            public ISigner? Choose() => env.IsDevelopment() ? One() : null;

            private static ISigner One() => Two();

            private static ISigner Two() => {|AEV3001:new InProcessSigner()|};
        }
        """);

    [Fact]
    public Task A_guard_kept_in_a_readonly_field_guards() => ShippedTest.RunAsync("""
        internal sealed class Start
        {
            private readonly bool _isDevelopment;

            public Start(IHostEnvironment env) => _isDevelopment = env.IsDevelopment();

            public ISigner? Choose() => _isDevelopment ? new InProcessSigner() : null;
        }
        """);

    [Fact]
    public Task A_field_that_can_be_set_later_does_not_guard() => ShippedTest.RunAsync("""
        internal sealed class Start
        {
            public bool IsDevelopment;

            public Start(IHostEnvironment env) => IsDevelopment = env.IsDevelopment();

            public ISigner? Choose() => IsDevelopment ? {|AEV3001:new InProcessSigner()|} : null;
        }
        """);

    [Fact]
    public Task A_method_of_the_same_name_elsewhere_is_no_guard() => ShippedTest.RunAsync("""
        internal static class Mine
        {
            internal static bool IsDevelopment(string x) => true;

            internal static ISigner? Choose(string x) => IsDevelopment(x) ? {|AEV3001:new InProcessSigner()|} : null;
        }
        """);

    [Fact]
    public Task Code_under_if_DEBUG_is_guarded() => ShippedTest.RunBodyAsync("""
        #if DEBUG
        ISigner a = new InProcessSigner();
        #else
        ISigner a = external;
        #endif
        #if !DEBUG
        ISigner b = external;
        #elif TRACE
        ISigner b = new InProcessSigner();
        #endif
        #if DEBUG && TRACE
        ISigner c = new InProcessSigner();
        #endif
        #if DEBUG || TRACE
        ISigner d = {|AEV3001:new InProcessSigner()|};
        #endif
        #if TRACE
        ISigner e = {|AEV3001:new InProcessSigner()|};
        #endif
        """, "production", "DEBUG", "TRACE");

    [Fact]
    public Task A_file_that_defines_DEBUG_itself_proves_nothing() => ShippedTest.RunAsync("""
        #define DEBUG
        internal static class Start
        {
            internal static ISigner? Make()
            {
        #if DEBUG
                return {|AEV3001:new InProcessSigner()|};
        #else
                return null;
        #endif
            }
        }
        """);

    [Fact]
    public Task A_function_that_only_debug_builds_call_is_guarded() => ShippedTest.RunAsync("""
        internal static class Start
        {
            internal static ISigner? Signer;

            [System.Diagnostics.Conditional("DEBUG")]
            internal static void Use() => Signer = new InProcessSigner();

            [System.Diagnostics.Conditional("TRACE")]
            internal static void Trace() => Signer = {|AEV3001:new InProcessSigner()|};

            [System.Diagnostics.Conditional("DEBUG"), System.Diagnostics.Conditional("TRACE")]
            internal static void Either() => Signer = {|AEV3001:new InProcessSigner()|};
        }
        """);

    [Fact]
    public Task Initialisers_of_fields_and_properties_are_judged() => ShippedTest.RunAsync("""
        internal sealed class Start(IHostEnvironment env)
        {
            private readonly ISigner? _guarded = env.IsDevelopment() ? new InProcessSigner() : null;
            private readonly ISigner _made = {|AEV3001:new InProcessSigner()|};

            public ISigner Signer { get; } = {|AEV3001:new InProcessSigner()|};

            public ISigner? Chosen => env.IsDevelopment() ? new InProcessSigner() : _guarded ?? _made;
        }
        """);

    [Fact]
    public Task A_function_that_is_too_large_is_reported_as_such()
    {
        var branches = string.Concat(Enumerable.Range(0, 1100).Select(index => $"if (outside.Length == {index}) {{ Console.WriteLine(); }}\n"));

        return ShippedTest.RunBodyAsync("if (!env.IsDevelopment()) { return; }\n" + branches + "ISigner s = {|AEV3001:{|AEV9012:new InProcessSigner()|}|};");
    }
}
