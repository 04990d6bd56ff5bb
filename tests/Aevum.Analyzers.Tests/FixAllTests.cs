using Aevum.Analyzers.CodeFixes.Barriers;
using Aevum.Analyzers.CodeFixes.Services;

namespace Aevum.Analyzers.Tests;

/// <summary>Fix All where two findings have to do with each other: it gives what one light bulb after the other gives.</summary>
public sealed class FixAllTests
{
    private const string Refusal = "throw new InvalidOperationException(\"Configure this service: the one for development is not allowed here.\")";

    [Fact]
    public Task An_event_type_that_is_used_twice_gets_one_prefix() => KitTest.FixAsync(new PrefixEventTypeFix(), """
        class C
        {
            const string Type = "query.x";
            CommitRequest A(JsonElement d) => new() { EventType = {|AEV1006:Type|}, Actor = "a-1", Payload = d };
            CommitRequest B(JsonElement d) => new() { EventType = {|AEV1006:Type|}, Actor = "a-1", Payload = d };
        }
        """, """
        class C
        {
            const string Type = "app.query.x";
            CommitRequest A(JsonElement d) => new() { EventType = Type, Actor = "a-1", Payload = d };
            CommitRequest B(JsonElement d) => new() { EventType = Type, Actor = "a-1", Payload = d };
        }
        """);

    [Fact]
    public Task An_address_that_is_used_twice_is_written_once() => KitTest.FixAsync(new UseHttpsFix(), ShippedTest.Program("production", """
        using Aevum.Signers;

        internal static class Start
        {
            private const string Address = "http://vault.example:8200"; // far away

            internal static object[] Run() =>
            [
                new VaultTransitOptions { Address = {|AEV3004:new Uri(Address)|} },
                new VaultTransitOptions { Address = {|AEV3004:new Uri(Address)|} },
                new VaultTransitOptions { Address = {|AEV3004:new Uri(/* here */ "http://vault.example")|} },
            ];
        }
        """), null, """
        using Aevum.Signers;

        internal static class Start
        {
            private const string Address = "https://vault.example:8200"; // far away

            internal static object[] Run() =>
            [
                new VaultTransitOptions { Address = new Uri(Address) },
                new VaultTransitOptions { Address = new Uri(Address) },
                new VaultTransitOptions { Address = new Uri(/* here */ "https://vault.example") },
            ];
        }
        """);

    [Fact]
    public Task A_guard_in_a_chain_of_calls_covers_the_rest_of_the_chain_and_what_follows() => KitTest.FixAsync(new GuardWithIsDevelopmentFix(), ShippedTest.Project("production", """
        internal static class Start
        {
            internal static void Run(IHostEnvironment env, IServiceCollection services)
            {
                {|AEV5002:{|AEV3001:services.AddSingleton<ISigner, InProcessSigner>()|}.AddSingleton<IAevumStore, InMemoryStore>()|};
                {|AEV4001:services.AddSingleton<IPolicyEngine, NullPolicyEngine>()|};
            }

            internal static void Two(IHostEnvironment env, IServiceCollection services)
            {
                {|AEV4001:services.AddSingleton<IPolicyEngine, NullPolicyEngine>()|};
                {|AEV5002:services.AddSingleton<IAevumStore, InMemoryStore>()|};
            }

            internal static object Three(IHostEnvironment env, bool on) => on ? {|AEV3001:new InProcessSigner()|} : {|AEV5002:new InMemoryStore()|};
        }
        """), null, $$"""
        internal static class Start
        {
            internal static void Run(IHostEnvironment env, IServiceCollection services)
            {
                (env.IsDevelopment() ? services.AddSingleton<ISigner, InProcessSigner>() : {{Refusal}}).AddSingleton<IAevumStore, InMemoryStore>();
                services.AddSingleton<IPolicyEngine, NullPolicyEngine>();
            }

            internal static void Two(IHostEnvironment env, IServiceCollection services)
            {
                if (env.IsDevelopment())
                {
                    services.AddSingleton<IPolicyEngine, NullPolicyEngine>();
                }
                if (env.IsDevelopment())
                {
                    services.AddSingleton<IAevumStore, InMemoryStore>();
                }
            }

            internal static object Three(IHostEnvironment env, bool on) => on ? (env.IsDevelopment() ? new InProcessSigner() : {{Refusal}}) : (env.IsDevelopment() ? new InMemoryStore() : {{Refusal}});
        }
        """);

    [Fact]
    public Task What_does_not_compile_stays_and_the_rest_is_repaired() => KitTest.FixAsync(new UseSqliteFix(), ShippedTest.Program("production", """
        internal static class Start
        {
            internal static void Run()
            {
                IAevumStore one = {|AEV5002:new InMemoryStore()|};
                InMemoryStore two = {|AEV5002:new InMemoryStore()|};
                IAevumStore three = {|AEV5002:new InMemoryStore()|};
            }
        }
        """), null, """
        internal static class Start
        {
            internal static void Run()
            {
                IAevumStore one = new SqliteStore("aevum.db");
                InMemoryStore two = {|AEV5002:new InMemoryStore()|};
                IAevumStore three = new SqliteStore("aevum.db");
            }
        }
        """);

    [Fact]
    public Task A_filter_keeps_the_filter_that_is_there_as_it_is_written() => KitTest.FixAsync(new LetViolationPassFix(), """
        class C
        {
            class BarrierViolationException : Exception;

            async Task M(AevumEngine engine, bool a, bool b)
            {
                try { (await engine.QueryAsync(null!)).EnsureOk(); }
                catch {|AEV1003:(Exception e)|} /* c */ when (/* d */ a  ||  e.Message == "") { return; }

                try { (await engine.QueryAsync(null!)).EnsureOk(); }
                {|AEV1003:catch when (a && b) { return; }|}

                try { (await engine.QueryAsync(null!)).EnsureOk(); }
                catch {|AEV1003:(Exception)|} { return; }
            }
        }
        """, """
        class C
        {
            class BarrierViolationException : Exception;

            async Task M(AevumEngine engine, bool a, bool b)
            {
                try { (await engine.QueryAsync(null!)).EnsureOk(); }
                catch (Exception e) /* c */ when (/* d */ e is not Aevum.BarrierViolationException && (a  ||  e.Message == "")) { return; }

                try { (await engine.QueryAsync(null!)).EnsureOk(); }
                catch (System.Exception exception) when (exception is not Aevum.BarrierViolationException && a && b) { return; }

                try { (await engine.QueryAsync(null!)).EnsureOk(); }
                catch (Exception exception) when (exception is not Aevum.BarrierViolationException) { return; }
            }
        }
        """, "AEV1003.Filter");
}
