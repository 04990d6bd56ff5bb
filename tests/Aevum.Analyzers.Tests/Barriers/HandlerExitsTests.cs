namespace Aevum.Analyzers.Tests.Barriers;

/// <summary>AEV1003: how a handler can be left.</summary>
public sealed class HandlerExitsTests
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
    [InlineData("Undecided.Any!.Close(e);")]
    [InlineData("Failing.Own(e);")]
    [InlineData("if (e is Exception && outside == \"x\") { throw; }")]
    [InlineData("if (outside == \"x\" && e is Exception) { throw; }")]
    [InlineData("var x = outside == \"x\" ? Once(e) : 0;")]
    [InlineData("var x = outside == \"x\" ? 0 : Once(e);")]
    [InlineData("var x = outside == \"x\" && Flag(e);")]
    [InlineData("var x = outside == \"x\" || Flag(e);")]
    [InlineData("var x = Text(outside) ?? Words(e);")]
    [InlineData("var x = Text(outside); x ??= Words(e);")]
    [InlineData("Text(outside)?.CompareTo(Words(e));")]
    [InlineData("var x = outside switch { \"x\" => Once(e), _ => 0 };")]
    [InlineData("_ = LaterAsync(e);")]
    [InlineData("var task = LaterAsync(e);")]
    [InlineData("_ = LaterAsync(e).ConfigureAwait(false);")]
    [InlineData("Failing.Lazily(() => Once(e));")]
    [InlineData("e = new TimeoutException(); if (e is BarrierViolationException) { throw e; }")]
    [InlineData("Reset(e); static void Reset(Exception e) { e = new TimeoutException(); if (e is BarrierViolationException) { throw e; } }")]
    [InlineData("Local(other); static void Local(Exception x) { if (x is BarrierViolationException) { throw x; } }")]
    [InlineData("try { Console.WriteLine(); } catch (Exception inner) { if (inner is not BarrierViolationException) { return; } } throw;")]
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
    [InlineData("if (e is not BarrierViolationException) { goto done; } done: throw;")]
    [InlineData("while (true) { foreach (var x in outside) { break; } throw; }")]
    [InlineData("if (outside == \"x\" || e is BarrierViolationException) { throw; }")]
    [InlineData("switch (e) { case TimeoutException: return; case var _: throw; }")]
    [InlineData("switch (e) { case TimeoutException: return; case var any: throw any; }")]
    [InlineData("var x = e is BarrierViolationException ? Once(e) : 0;")]
    [InlineData("var x = e is TimeoutException ? 0 : Once(e);")]
    [InlineData("var x = outside == \"x\" ? Once(e) : Once(other);")]
    [InlineData("var x = Flag(e) ? 1 : 0;")]
    [InlineData("var x = Flag(e) && outside == \"x\";")]
    [InlineData("var x = Words(e) ?? outside;")]
    [InlineData("Words(e)?.Trim();")]
    [InlineData("var x = Once(e) switch { 1 => 2, _ => 3 };")]
    [InlineData("string? x = null; x = outside.Trim() + Words(e);")]
    [InlineData("All(e)[0] ??= outside;")]
    [InlineData("await LaterAsync(e);")]
    [InlineData("await LaterAsync(e).ConfigureAwait(false);")]
    [InlineData("LaterAsync(e).Wait();")]
    [InlineData("LaterAsync(e).GetAwaiter().GetResult();")]
    [InlineData("Local(other); void Local(Exception x) { if (e is BarrierViolationException) { throw x; } }")]
    [InlineData("Local(e); void Local(Exception x) { if (e is TimeoutException) { return; } throw x; }")]
    [InlineData("if (e is BarrierViolationException) { throw; } e = e.InnerException ?? e; Console.WriteLine(e);")]
    public Task A_handler_that_always_throws_is_silent(string handler) => RunAsync($"catch (Exception e) {{ {handler} }}");

    [Theory]
    [InlineData("if (outside == \"x\") { break; } throw;")]
    [InlineData("if (outside == \"x\") { continue; } throw;")]
    [InlineData("switch (outside) { case \"a\": continue; } throw;")]
    [InlineData("if (outside == \"x\") { goto again; } throw;")]
    public Task A_handler_that_goes_on_with_a_loop_around_it_is_reported(string handler) => KitTest.RunBodyAsync($$"""
        again:
        while (outside.Length > 0)
        {
            try { (await engine.QueryAsync(null!)).EnsureOk(); } catch {|AEV1003:(Exception)|} { {{handler}} }
            if (outside == "y") { goto again; }
        }
        """);

    [Fact]
    public Task A_handler_in_a_lambda_can_end_the_process() => KitTest.RunBodyAsync("""
        Func<Task> ask = async () => { try { (await engine.QueryAsync(null!)).EnsureOk(); } catch (Exception) { Environment.Exit(1); } };
        """);

    [Fact]
    public Task A_type_called_Environment_does_not_end_the_process() => KitTest.RunAsync("""
        static class Environment { internal static void Exit(int code) => Console.WriteLine(code); }

        class C
        {
            async Task M(AevumEngine engine) { try { (await engine.QueryAsync(null!)).EnsureOk(); } catch {|AEV1003:(Exception)|} { Environment.Exit(1); } }
        }
        """);

    [Fact]
    public Task A_task_that_fails_later_is_passed_on() => KitTest.RunAsync("""
        class C
        {
            Task M(AevumEngine engine) { try { return engine.RevokeConsentGrantAsync("g").AsTask(); } catch (Exception e) { return FailAsync(e); } }
            static async Task FailAsync(Exception e) { await Task.Delay(1); throw e; }
        }
        """);

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

    private static Task RunAsync(string clause) => SwallowedViolation.RunAsync(clause);
}
