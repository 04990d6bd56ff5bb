using System.Globalization;

namespace Aevum.Analyzers.Tests.Barriers;

/// <summary>AEV1004: which uses of an envelope, or of the task that will give it, look at the outcome.</summary>
public sealed class OutcomeUseTests
{
    private const string Helpers = """

        internal static class Debug { internal static void Check(bool ok) => Console.WriteLine(ok); internal static void Keep(OutputEnvelope envelope) => envelope.EnsureOk(); }

        internal static class Checks
        {
            [System.Diagnostics.Conditional("DEBUG")] internal static void Check(bool ok) => Console.WriteLine(ok);
            [System.Diagnostics.Conditional("DEBUG")] internal static void Keep(OutputEnvelope envelope) => envelope.EnsureOk();
        }
        """;

    [Theory]
    [InlineData("await Task.WhenAll(new[] { 1 }.AsParallel().Select(i => {|AEV1004:engine.QueryAsync(null!)|}.AsTask()));")]
    [InlineData("await Task.WhenAll(new[] { 1 }.AsParallel().Select(i => {|AEV1004:engine.QueryAsync(null!)|}.AsTask()).ToArray());")]
    [InlineData("await Task.Factory.StartNew(() => {|AEV1004:engine.QueryAsync(null!)|}.AsTask());")]
    [InlineData("await Task.Factory.StartNew(() => {|AEV1004:engine.QueryAsync(null!)|}.AsTask()).Unwrap();")]
    [InlineData("await Task.WhenAny(new[] { 1 }.Select(i => {|AEV1004:engine.QueryAsync(null!)|}.AsTask()));")]
    public Task A_task_that_is_only_awaited_drops_the_outcome(string body) => RunAsync(body);

    [Theory]
    [InlineData("_ = outside switch { \"x\" => await {|AEV1004:engine.QueryAsync(null!)|}, _ => null };")]
    [InlineData("_ = outside == \"x\" ? await {|AEV1004:engine.QueryAsync(null!)|} : null;")]
    [InlineData("_ = await {|AEV1004:engine.QueryAsync(null!)|} ?? null;")]
    [InlineData("OutputEnvelope envelope; _ = (envelope = await {|AEV1004:engine.QueryAsync(null!)|}).Data;")]
    [InlineData("OutputEnvelope envelope; envelope = await {|AEV1004:engine.QueryAsync(null!)|}; Console.WriteLine(envelope.Data);")]
    [InlineData("OutputEnvelope copy; var envelope = await {|AEV1004:engine.QueryAsync(null!)|}; copy = envelope; Console.WriteLine(copy.Data);")]
    [InlineData("var envelope = await {|AEV1004:engine.QueryAsync(null!)|}; Console.WriteLine(nameof(envelope));")]
    [InlineData("var envelope = await {|AEV1004:engine.QueryAsync(null!)|}; envelope = await {|AEV1004:engine.CommitAsync(null!)|}; Console.WriteLine(nameof(envelope));")]
    [InlineData("var task = {|AEV1004:engine.QueryAsync(null!)|}; await task; Console.WriteLine(task.IsCompleted);")]
    [InlineData("var first = await {|AEV1004:engine.QueryAsync(null!)|}; var second = first; foreach (var x in outside) { second = first; first = second; }")]
    public Task A_copy_that_nobody_looks_at_drops_the_outcome(string body) => RunAsync(body);

    [Theory]
    [InlineData("envelope is null")]
    [InlineData("envelope is not null")]
    [InlineData("envelope is { }")]
    [InlineData("envelope is not { }")]
    [InlineData("null != envelope")]
    [InlineData("envelope == null")]
    public Task A_test_for_null_says_nothing_about_the_outcome(string test) =>
        RunAsync($"var envelope = await {{|AEV1004:engine.QueryAsync(null!)|}}; if ({test}) {{ return; }} Console.WriteLine(envelope!.AuditId);");

    [Theory]
    [InlineData("System.Diagnostics.Debug.Assert(envelope.Status == OutputStatus.Ok);")]
    [InlineData("Checks.Check(envelope.Status == OutputStatus.Ok);")]
    [InlineData("Checks.Keep(envelope);")]
    [InlineData("if (outside == \"x\") { Checks.Check(envelope.Status == OutputStatus.Ok); }")]
    public Task A_look_that_only_a_debug_build_takes_does_not_count(string use) => RunAsync($"var envelope = await {{|AEV1004:engine.QueryAsync(null!)|}}; {use}");

    [Theory]
    [InlineData("Debug.Check(envelope.Status == OutputStatus.Ok);")]
    [InlineData("Debug.Keep(envelope);")]
    [InlineData("System.Diagnostics.Trace.Assert(envelope.Status == OutputStatus.Ok);")]
    [InlineData("System.Diagnostics.Trace.WriteLine(envelope);")]
    [InlineData("if (envelope is { Status: OutputStatus.Ok }) { return; }")]
    [InlineData("if (envelope is { } found) { found.EnsureOk(); }")]
    [InlineData("if (envelope == await engine.QueryAsync(null!)) { return; }")]
    [InlineData("OutputEnvelope copy; copy = envelope; copy.EnsureOk();")]
    [InlineData("envelope = await engine.QueryAsync(null!); Action act = () => envelope.EnsureOk();")]
    [InlineData("var text = envelope switch { { Status: OutputStatus.Ok } => 1, _ => 2 };")]
    [InlineData("if (outside == \"x\") { envelope = await engine.QueryAsync(null!); } envelope.EnsureOk();")]
    public Task A_look_at_the_envelope_counts(string use) => RunAsync($"var envelope = await engine.QueryAsync(null!); {use}");

    [Theory]
    [InlineData("Use(() => engine.QueryAsync(null!).AsTask()); static void Use(Func<Task<OutputEnvelope>> ask) => ask();")]
    [InlineData("await engine.QueryAsync(null!).AsTask().ContinueWith(task => task.Result.EnsureOk());")]
    public Task Other_code_that_gets_the_task_may_look(string body) => RunAsync(body);

    [Theory]
    [InlineData(20, true)]
    [InlineData(150, false)]
    public Task A_value_is_followed_through_some_copies_and_then_counts_as_looked_at(int copies, bool isReported)
    {
        var call = isReported ? "{|AEV1004:engine.QueryAsync(null!)|}" : "engine.QueryAsync(null!)";
        var chain = Enumerable.Range(1, copies).Select(index => string.Create(CultureInfo.InvariantCulture, $"var copy{index} = copy{index - 1};"));
        return RunAsync($"var copy0 = await {call}; {string.Join(' ', chain)}");
    }

    [Theory]
    [InlineData("Aevum.Generators", "{|AEV1004:scope.AskAsync()|}")]
    [InlineData("Other.Generators", "scope.AskAsync()")]
    public Task Only_code_of_the_generators_of_the_kit_is_governed(string tool, string call) => KitTest.RunAsync($$"""
        [System.CodeDom.Compiler.GeneratedCode("{{tool}}", "1")]
        class Scope(AevumEngine engine) { internal ValueTask<OutputEnvelope> AskAsync() => engine.QueryAsync(null!); }
        class C { async Task M(Scope scope) => await {{call}}; }
        """);

    private static Task RunAsync(string body) => KitTest.RunAsync(KitTest.InMethod(body) + Helpers);
}
