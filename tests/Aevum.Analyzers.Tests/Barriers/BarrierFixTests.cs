using Aevum.Analyzers.CodeFixes.Barriers;

namespace Aevum.Analyzers.Tests.Barriers;

public sealed class BarrierFixTests
{
    [Fact]
    public Task A_barrier_call_that_stands_alone_is_removed_and_comments_stay() => KitTest.FixAsync(new RemoveBarrierCallFix(), """
        class C
        {
            void M(string text)
            {
                // before
                {|AEV1001:Barriers.CheckCrisis(text)|};
                _ = {|AEV1001:Barriers.CheckAudit(LedgerOperation.Append)|};
                // after
                Console.WriteLine(text);
            }
        }
        """, """
        class C
        {
            void M(string text)
            {
                // before
                // after
                Console.WriteLine(text);
            }
        }
        """);

    [Theory]
    [InlineData("var verdict = {|AEV1001:Barriers.CheckCrisis(text)|};")]
    [InlineData("if ({|AEV1001:Barriers.CheckCrisis(text)|}.IsClear) { Console.WriteLine(); }")]
    [InlineData("{|AEV1001:Barriers.CheckCrisis(Console.ReadLine()!)|};")]
    public Task A_barrier_call_whose_result_or_argument_matters_is_left_to_a_person(string statement) => KitTest.FixAsync(new RemoveBarrierCallFix(), $$"""
        class C { void M(string text) { {{statement}} } }
        """, null);

    [Fact]
    public Task A_check_before_a_governed_call_is_left_to_the_engine() => KitTest.FixAsync(new LetEngineDecideFix(), """
        class C
        {
            async Task M(AevumEngine engine, ConsentGrant grant, ConsentUse use, string text, QueryRequest request)
            {
                // before
                if (!{|AEV1001:Barriers.CheckConsent(grant, use)|}.IsClear)
                {
                    return;
                }

                var verdict = {|AEV1001:Barriers.CheckCrisis(text)|};
                if (!verdict.IsClear) throw new InvalidOperationException(); // kept
                if ({|AEV1001:Barriers.CheckCrisis(text)|}.Reason is not null || !{|AEV1001:Barriers.CheckAudit(LedgerOperation.Append)|}.IsClear) { return; }
                (await engine.QueryAsync(request)).EnsureOk();
            }
        }
        """, """
        class C
        {
            async Task M(AevumEngine engine, ConsentGrant grant, ConsentUse use, string text, QueryRequest request)
            {
                // before

                // kept
                (await engine.QueryAsync(request)).EnsureOk();
            }
        }
        """);

    [Theory]
    [InlineData("if (!{|AEV1001:Barriers.CheckCrisis(text)|}.IsClear) { return; } Console.WriteLine();")]
    [InlineData("if (!{|AEV1001:Barriers.CheckCrisis(text)|}.IsClear) { Console.WriteLine(); return; } (await engine.QueryAsync(null!)).EnsureOk();")]
    [InlineData("if (!{|AEV1001:Barriers.CheckCrisis(text)|}.IsClear) { return; } else { Console.WriteLine(); } (await engine.QueryAsync(null!)).EnsureOk();")]
    [InlineData("if ({|AEV1001:Barriers.CheckCrisis(text)|} is { IsClear: false } verdict) { return; } (await engine.QueryAsync(null!)).EnsureOk();")]
    [InlineData("if (!{|AEV1001:Barriers.CheckCrisis(Console.ReadLine()!)|}.IsClear) { return; } (await engine.QueryAsync(null!)).EnsureOk();")]
    [InlineData("var verdict = {|AEV1001:Barriers.CheckCrisis(text)|}; if (!verdict.IsClear) { return; } Console.WriteLine(verdict.Reason); (await engine.QueryAsync(null!)).EnsureOk();")]
    [InlineData("if (!{|AEV1001:Barriers.CheckCrisis(text)|}.IsClear) { return; } Func<Task> later = async () => (await engine.QueryAsync(null!)).EnsureOk();")]
    public Task A_check_that_does_more_than_leave_is_left_to_a_person(string statements) => KitTest.FixAsync(new LetEngineDecideFix(), $$"""
        class C { async Task M(AevumEngine engine, string text) { {{statements}} await Task.Yield(); } }
        """, null);

    [Fact]
    public Task A_rethrow_is_added_at_the_end_of_the_handler() => KitTest.FixAsync(new LetViolationPassFix(), """
        class C
        {
            async Task M(AevumEngine engine)
            {
                try
                {
                    (await engine.QueryAsync(null!)).EnsureOk();
                }
                catch {|AEV1003:(Exception e)|} // keep me
                {
                    Console.WriteLine(e);
                }
            }
        }
        """, """
        class C
        {
            async Task M(AevumEngine engine)
            {
                try
                {
                    (await engine.QueryAsync(null!)).EnsureOk();
                }
                catch (Exception e) // keep me
                {
                    Console.WriteLine(e);
                    throw;
                }
            }
        }
        """, "AEV1003.Rethrow");

    [Fact]
    public Task A_filter_excludes_the_violation() => KitTest.FixAsync(new LetViolationPassFix(), """
        class C
        {
            async Task M(AevumEngine engine)
            {
                try
                {
                    (await engine.QueryAsync(null!)).EnsureOk();
                }
                catch {|AEV1003:(Exception e)|}
                {
                    Console.WriteLine(e);
                }

                try
                {
                    (await engine.QueryAsync(null!)).EnsureOk();
                }
                catch {|AEV1003:(Exception e)|} when (e.Message.Length > 3)
                {
                    return;
                }
            }
        }
        """, """
        class C
        {
            async Task M(AevumEngine engine)
            {
                try
                {
                    (await engine.QueryAsync(null!)).EnsureOk();
                }
                catch (Exception e) when (e is not BarrierViolationException)
                {
                    Console.WriteLine(e);
                }

                try
                {
                    (await engine.QueryAsync(null!)).EnsureOk();
                }
                catch (Exception e) when (e is not BarrierViolationException && e.Message.Length > 3)
                {
                    return;
                }
            }
        }
        """, "AEV1003.Filter");

    [Fact]
    public Task A_clause_without_a_name_gets_one_for_its_filter() => KitTest.FixAsync(new LetViolationPassFix(), """
        class C
        {
            async Task M(AevumEngine engine)
            {
                try
                {
                    (await engine.QueryAsync(null!)).EnsureOk();
                }
                {|AEV1003:catch
                {
                    Console.WriteLine();
                }|}
            }
        }
        """, """
        class C
        {
            async Task M(AevumEngine engine)
            {
                try
                {
                    (await engine.QueryAsync(null!)).EnsureOk();
                }
                catch (System.Exception exception) when (exception is not BarrierViolationException)
                {
                    Console.WriteLine();
                }
            }
        }
        """, "AEV1003.Filter");

    [Fact]
    public Task EnsureOk_is_appended_and_a_forgotten_await_is_added() => KitTest.FixAsync(new LookAtOutcomeFix(), """
        class C
        {
            async Task M(AevumEngine engine, QueryRequest request)
            {
                // first
                await {|AEV1004:engine.QueryAsync(request)|}; // last
                await {|AEV1004:engine.QueryAsync(request)|}.ConfigureAwait(false);
                {|AEV1004:engine.QueryAsync(request)|};
                _ = await {|AEV1004:engine.QueryAsync(request)|};
                var id = (await {|AEV1004:engine.QueryAsync(request)|}).AuditId;
            }
        }
        """, """
        class C
        {
            async Task M(AevumEngine engine, QueryRequest request)
            {
                // first
                (await engine.QueryAsync(request)).EnsureOk(); // last
                (await engine.QueryAsync(request).ConfigureAwait(false)).EnsureOk();
                (await engine.QueryAsync(request)).EnsureOk();
                _ = (await engine.QueryAsync(request)).EnsureOk();
                var id = ((await engine.QueryAsync(request)).EnsureOk()).AuditId;
            }
        }
        """);

    [Fact]
    public Task A_call_in_a_method_that_cannot_wait_is_left_alone() => KitTest.FixAsync(new LookAtOutcomeFix(), """
        class C { void M(AevumEngine engine, QueryRequest request) { {|AEV1004:engine.QueryAsync(request)|}; } }
        """, null);

    [Fact]
    public Task The_event_type_gets_a_prefix_where_it_is_written() => KitTest.FixAsync(new PrefixEventTypeFix(), """
        class C
        {
            const string Type = "query.x";
            CommitRequest A(JsonElement d) => new() { EventType = {|AEV1006:"ingest.x"|}, Actor = "a-1", Payload = d };
            CommitRequest B(JsonElement d, string x) => new() { EventType = {|AEV1006:$"ingest.{x}"|}, Actor = "a-1", Payload = d };
            CommitRequest D(JsonElement d, string x) => new() { EventType = {|AEV1006:"barrier." + x|}, Actor = "a-1", Payload = d };
            CommitRequest E(JsonElement d) => new() { EventType = {|AEV1006:Type|}, Actor = "a-1", Payload = d };
        }
        """, """
        class C
        {
            const string Type = "app.query.x";
            CommitRequest A(JsonElement d) => new() { EventType = "app.ingest.x", Actor = "a-1", Payload = d };
            CommitRequest B(JsonElement d, string x) => new() { EventType = $"app.ingest.{x}", Actor = "a-1", Payload = d };
            CommitRequest D(JsonElement d, string x) => new() { EventType = "app.barrier." + x, Actor = "a-1", Payload = d };
            CommitRequest E(JsonElement d) => new() { EventType = Type, Actor = "a-1", Payload = d };
        }
        """);
}
