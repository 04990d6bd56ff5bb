namespace Aevum.Analyzers.Tests.Barriers;

/// <summary>AEV1003: what counts as calling the engine.</summary>
public sealed class EngineCallsTests
{
    private const string Kernel = """
        public class AevumEngine : IDisposable, IAsyncDisposable
        {
            public int Level { get; set; }
            public void Ask() { }
            public override string ToString() => "";
            public void Dispose() { }
            public ValueTask DisposeAsync() => default;
        }

        public sealed class BarrierViolationException : Exception;
        """;

    [Theory]
    [InlineData("try { engine.Ask(); } catch {|AEV1003:(Exception)|} { }")]
    [InlineData("try { Action ask = engine.Ask; ask(); } catch {|AEV1003:(Exception)|} { }")]
    [InlineData("try { Help(engine); } catch {|AEV1003:(Exception)|} { } static void Help(AevumEngine engine) => engine.Ask();")]
    [InlineData("try { Help(engine); Help(engine); } catch {|AEV1003:(Exception)|} { } static void Help(AevumEngine engine) => engine.Ask();")]
    public Task A_call_of_the_engine_or_of_a_helper_that_calls_it_counts(string body) => RunAsync(body);

    [Theory]
    [InlineData("try { Console.WriteLine(engine.ToString()); } catch (Exception) { }")]
    [InlineData("try { engine.Dispose(); } catch (Exception) { }")]
    [InlineData("try { engine.DisposeAsync().AsTask().Wait(); } catch (Exception) { }")]
    [InlineData("try { Console.WriteLine(engine.Level); } catch (Exception) { }")]
    [InlineData("try { Ask(); } catch (Exception) { } static void Ask() { }")]
    [InlineData("try { Help(); } catch (Exception) { } static void Help() => Console.WriteLine(nameof(AevumEngine.Ask));")]
    public Task The_end_of_an_engine_and_what_every_object_has_do_not_count(string body) => RunAsync(body);

    private static Task RunAsync(string body) => KernelDouble.RunAsync(Kernel, $$"""class C { void M(AevumEngine engine) { {{body}} } }""");
}
