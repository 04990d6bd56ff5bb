using Aevum.Testing;

namespace Aevum.Analyzers.Tests.Barriers;

/// <summary>AEV1003: how a handler can be left, and what a filter says about a barrier violation.</summary>
public sealed class SwallowedViolationTests
{
    [Theory]
    [InlineData("return;")]
    [InlineData("while (true) { break; }")]
    [InlineData("while (outside.Length > 0) { throw; }")]
    [InlineData("foreach (var x in outside) { throw; }")]
    [InlineData("foreach (var x in outside) { return; } throw;")]
    [InlineData("foreach (var x in outside) { goto done; } done: throw;")]
    [InlineData("switch (e) { case BarrierViolationException when outside == \"x\": throw; default: break; }")]
    [InlineData("switch (outside) { case \"a\": throw; }")]
    [InlineData("switch (other) { case BarrierViolationException: throw; default: break; }")]
    [InlineData("try { return; } finally { Console.WriteLine(); }")]
    [InlineData("try { throw; } catch (TimeoutException) { }")]
    [InlineData("Action fail = () => throw e; fail();")]
    [InlineData("Action fail = () => Environment.Exit(1); fail();")]
    [InlineData("Twice(e);")]
    [InlineData("new Failing().Open(e);")]
    [InlineData("new Closing().Open(e);")]
    public Task A_handler_that_can_be_left_is_reported(string handler) => RunAsync($"catch {{|AEV1003:(Exception e)|}} {{ {handler} }}");

    [Theory]
    [InlineData("foreach (var x in outside) { break; } throw;")]
    [InlineData("foreach (var x in outside) { continue; } throw;")]
    [InlineData("switch (outside) { case \"a\": break; } throw;")]
    [InlineData("do { break; } while (true); throw;")]
    [InlineData("while (true) { Console.WriteLine(); }")]
    [InlineData("do { throw; } while (outside.Length > 0);")]
    [InlineData("switch (e) { case BarrierViolationException when outside == \"x\": throw; default: throw; }")]
    [InlineData("switch (e) { default: return; case BarrierViolationException: throw; }")]
    [InlineData("switch (e) { case TimeoutException: return; default: throw; }")]
    [InlineData("var x = Once(e); Console.WriteLine(x);")]
    [InlineData("Local(e); static void Local(Exception e) { throw e; }")]
    [InlineData("new Failing().Marked(e);")]
    public Task A_handler_that_always_throws_is_silent(string handler) => RunAsync($"catch (Exception e) {{ {handler} }}");

    [Theory]
    [InlineData("outside == \"x\" || e is not BarrierViolationException")]
    [InlineData("e is BarrierViolationException && outside == \"x\"")]
    [InlineData("e is not BarrierViolationException { Message: \"x\" }")]
    [InlineData("e is { Message: \"x\" }")]
    [InlineData("other is not BarrierViolationException")]
    [InlineData("!(other is BarrierViolationException)")]
    [InlineData("other.GetType() != typeof(BarrierViolationException)")]
    [InlineData("FirstIsOrdinary(other, e)")]
    [InlineData("Sometimes(e)")]
    [InlineData("e switch { TimeoutException => false, _ => true }")]
    public Task A_filter_that_can_let_it_in_is_reported(string filter) => RunAsync($"catch {{|AEV1003:(Exception e)|}} when ({filter}) {{ }}");

    [Theory]
    [InlineData("e is TimeoutException || e is ArgumentException")]
    [InlineData("typeof(BarrierViolationException) != e.GetType()")]
    [InlineData("e is not null and not BarrierViolationException")]
    [InlineData("e is TimeoutException { Message: \"x\" }")]
    [InlineData("e is TimeoutException ? true : false")]
    [InlineData("outside == \"x\" ? false : e is TimeoutException")]
    [InlineData("outside == \"x\" && e is not BarrierViolationException")]
    [InlineData("FirstIsOrdinary(e, other)")]
    public Task A_filter_that_keeps_it_out_is_silent(string filter) => RunAsync($"catch (Exception e) when ({filter}) {{ }}");

    [Fact]
    public Task A_task_that_carries_another_exception_does_not_pass_it_on() => KitTest.RunAsync("""
        class C
        {
            Task<OutputEnvelope> M(AevumEngine engine)
            {
                try { return engine.QueryAsync(null!).AsTask(); } catch {|AEV1003:(Exception)|} { return Task.FromException<OutputEnvelope>(new TimeoutException()); }
            }
        }
        """);

    private static Task RunAsync(string clause)
    {
        var source = $$"""
            internal static class Program
            {
                internal static async Task RunAsync(AevumEngine engine, Exception other, string outside)
                {
                    try { (await engine.QueryAsync(null!)).EnsureOk(); }
                    {{clause}}
                }

                private static int Once(Exception e) => throw e;
                private static void Twice(Exception e) => Once(e);
                private static bool FirstIsOrdinary(Exception first, Exception second) => first is not BarrierViolationException;
                private static bool Sometimes(Exception e) { if (e.Message == "x") { return false; } return true; }
            }

            internal class Failing
            {
                public virtual void Open(Exception e) => throw e;
                [System.Diagnostics.CodeAnalysis.DoesNotReturn] public virtual void Marked(Exception e) => throw e;
            }

            internal class Closing : Failing
            {
                public override void Open(Exception e) => throw e;
            }
            """;
        return (KitTest.Case(KitTest.Project(source)) with { Modes = TestModes.Again }).RunAsync(TestContext.Current.CancellationToken);
    }
}
