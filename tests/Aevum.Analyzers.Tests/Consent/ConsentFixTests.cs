using Aevum.Analyzers.CodeFixes.Consent;

namespace Aevum.Analyzers.Tests.Consent;

public sealed class ConsentFixTests
{
    private const string Declared = """
        [ConsentPurpose("support-ticket", Grantee = "agent-1", Operations = ConsentOperations.Ingest | ConsentOperations.Query)]
        partial class Support
        {
            [System.CodeDom.Compiler.GeneratedCode("Aevum.Generators", "0")]
            public static ConsentGrant Grant(string subjectId, DateTimeOffset grantedAt, string? grantId = null, TimeSpan? validFor = null, string? authorizationRef = null) => null!;
            [System.CodeDom.Compiler.GeneratedCode("Aevum.Generators", "0")]
            public static Scope For(AevumEngine engine) => new();
            [System.CodeDom.Compiler.GeneratedCode("Aevum.Generators", "0")]
            public sealed class Scope
            {
                public ValueTask<OutputEnvelope> QueryAsync(IReadOnlyList<string> subjectIds, CancellationToken ct = default) => default;
                public ValueTask<OutputEnvelope> IngestAsync(string subjectId, JsonElement data, Provenance provenance, CancellationToken ct = default) => default;
                public ValueTask<OutputEnvelope> IngestAsync(string subjectId, JsonElement data, Provenance provenance, string? idempotencyKey, string? episodeId = null, string? correlationId = null, CancellationToken ct = default) => default;
            }
        }
        """;

    [Fact]
    public Task A_catch_all_is_replaced_by_a_declared_purpose() => KitTest.FixAsync(new DeclaredPurposeFix(), $$"""
        class C
        {
            QueryRequest One() => new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = {|AEV2001:"any"|} };
            QueryRequest Two() => new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = /* why */ {|AEV2001:"*"|} };
        }
        {{Declared}}
        """, $$"""
        class C
        {
            QueryRequest One() => {|AEV2007:new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = "support-ticket" }|};
            QueryRequest Two() => {|AEV2007:new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = /* why */ "support-ticket" }|};
        }
        {{Declared}}
        """, "Use.support-ticket");

    [Fact]
    public Task A_new_purpose_is_declared_after_the_member_that_uses_it() => KitTest.FixAsync(new DeclaredPurposeFix(), """
        class C
        {
            QueryRequest FindInvoicesAsync() => new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = {|AEV2001:"any"|} };
        }

        """, """
        class C
        {
            QueryRequest FindInvoicesAsync() => {|AEV2007:new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = "find-invoices" }|};
        }

        [ConsentPurpose("find-invoices", Grantee = "a-2", Operations = ConsentOperations.Query)]
        internal sealed partial class FindInvoices;

        """, "Declare");

    [Fact]
    public Task A_purpose_that_is_not_declared_is_replaced_by_the_nearest() => KitTest.FixAsync(new DeclaredPurposeFix(), $$"""
        class C { QueryRequest One() => new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = {|AEV2006:"Support-Ticket"|} }; }
        {{Declared}}
        """, $$"""
        class C { QueryRequest One() => {|AEV2007:new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = "support-ticket" }|}; }
        {{Declared}}
        """, "Use.support-ticket");

    [Fact]
    public Task A_purpose_that_is_not_declared_is_declared() => KitTest.FixAsync(new DeclaredPurposeFix(), $$"""
        {{Declared}}
        class C { QueryRequest One() => new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = {|AEV2006:"billing-dispute"|} }; }

        """, $$"""
        {{Declared}}
        class C { QueryRequest One() => {|AEV2007:new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = "billing-dispute" }|}; }

        [ConsentPurpose("billing-dispute", Grantee = "a-2", Operations = ConsentOperations.Query)]
        internal sealed partial class BillingDispute;

        """, "Declare");

    [Fact]
    public Task A_catch_all_in_a_declaration_is_left_to_a_person() => KitTest.FixAsync(new DeclaredPurposeFix(), """
        [ConsentPurpose({|AEV2001:"any"|}, Grantee = "a-1", Operations = ConsentOperations.Query)] partial class P;
        """, null);

    [Fact]
    public Task A_grant_is_bounded_from_its_beginning() => KitTest.FixAsync(new BoundGrantFix(), """
        class C
        {
            ConsentGrant One(DateTimeOffset now) => new() { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = ConsentOperations.Query, GrantedAt = now, ExpiresAt = {|AEV2002:DateTimeOffset.MaxValue|} };
            ConsentGrant Two() => new() { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = ConsentOperations.Query, GrantedAt = DateTimeOffset.UtcNow, ExpiresAt = {|AEV2002:DateTimeOffset.UtcNow.AddYears(5)|} /* long */ };
            ConsentGrant Three(ConsentGrant old) => old with { ExpiresAt = {|AEV2002:DateTimeOffset.MaxValue|} };
        }
        [ConsentPurpose("support-ticket", Grantee = "a-1", Operations = ConsentOperations.Ingest, ValidForDays = {|AEV2002:900|})] partial class P;
        """, """
        class C
        {
            ConsentGrant One(DateTimeOffset now) => {|AEV2007:new() { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = ConsentOperations.Query, GrantedAt = now, ExpiresAt = now.AddDays(90) }|};
            ConsentGrant Two() => {|AEV2007:new() { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = ConsentOperations.Query, GrantedAt = DateTimeOffset.UtcNow, ExpiresAt = DateTimeOffset.UtcNow.AddDays(90) /* long */ }|};
            ConsentGrant Three(ConsentGrant old) => old with { ExpiresAt = old.GrantedAt.AddDays(90) };
        }
        [ConsentPurpose("support-ticket", Grantee = "a-1", Operations = ConsentOperations.Ingest, ValidForDays = 90)] partial class P;
        """);

    [Fact]
    public Task A_grant_of_everything_is_narrowed_to_what_the_project_calls() => KitTest.FixAsync(new NarrowOperationsFix(), """
        class C
        {
            ConsentGrant One(DateTimeOffset now) => new() { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = {|AEV2004:(ConsentOperations)15|}, GrantedAt = now, ExpiresAt = now.AddDays(1) };
            async Task Two(AevumEngine engine) { (await engine.QueryAsync(null!)).EnsureOk(); (await engine.IngestAsync(null!)).EnsureOk(); }
        }
        """, """
        class C
        {
            ConsentGrant One(DateTimeOffset now) => new() { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = ConsentOperations.Ingest | ConsentOperations.Query, GrantedAt = now, ExpiresAt = now.AddDays(1) };
            async Task Two(AevumEngine engine) { (await engine.QueryAsync(null!)).EnsureOk(); (await engine.IngestAsync(null!)).EnsureOk(); }
        }
        """);

    [Fact]
    public Task A_project_that_calls_nothing_gives_no_narrowing() => KitTest.FixAsync(new NarrowOperationsFix(), """
        class C { ConsentGrant One(DateTimeOffset now) => new() { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = {|AEV2004:(ConsentOperations)15|}, GrantedAt = now, ExpiresAt = now.AddDays(1) }; }
        """, null);

    [Fact]
    public Task Hand_written_consent_becomes_the_generated_member() => KitTest.FixAsync(new GeneratedMemberFix(), $$"""
        class C
        {
            ConsentGrant One(DateTimeOffset now) => {|AEV2007:new ConsentGrant { GrantId = "g", SubjectId = "s-1", GranteeId = "agent-1", Purpose = "support-ticket", Operations = ConsentOperations.Ingest | ConsentOperations.Query, GrantedAt = now, ExpiresAt = now.AddDays(30) }|};
            async Task Two(AevumEngine engine, JsonElement data, CancellationToken ct)
            {
                // ask
                (await engine.QueryAsync({|AEV2007:new QueryRequest { SubjectIds = ["s-1"], Actor = "agent-1", Purpose = "support-ticket" }|}, ct)).EnsureOk();
                (await engine.IngestAsync({|AEV2007:new() { SubjectId = "s-1", Actor = "agent-1", Purpose = "support-ticket", Data = data, Provenance = new() { SourceId = "crm" }, IdempotencyKey = "k" }|})).EnsureOk();
            }
        }
        {{Declared}}
        """, $$"""
        class C
        {
            ConsentGrant One(DateTimeOffset now) => Support.Grant("s-1", now, grantId: "g", validFor: TimeSpan.FromDays(30));
            async Task Two(AevumEngine engine, JsonElement data, CancellationToken ct)
            {
                // ask
                (await Support.For(engine).QueryAsync(["s-1"], ct)).EnsureOk();
                (await Support.For(engine).IngestAsync("s-1", data, new() { SourceId = "crm" }, "k", null, null)).EnsureOk();
            }
        }
        {{Declared}}
        """);

    [Theory]
    [InlineData("Actor = \"another\", Purpose = \"support-ticket\"")]
    [InlineData("Actor = \"agent-1\", Purpose = \"support-ticket\", ClassificationMax = Classification.Restricted")]
    public Task A_request_that_says_something_else_is_left_alone(string members) => KitTest.FixAsync(new GeneratedMemberFix(), $$"""
        class C { async Task Two(AevumEngine engine) => (await engine.QueryAsync({|AEV2007:new QueryRequest { SubjectIds = ["s-1"], {{members}} }|})).EnsureOk(); }
        {{Declared}}
        """, null);
}
