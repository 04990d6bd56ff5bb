extern alias generators;

using Aevum.Analyzers.CodeFixes.Consent;
using Aevum.Testing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aevum.Analyzers.Tests.Consent;

/// <summary>The code fixes for consent, in projects in which the real generator runs.</summary>
public sealed class ConsentFixTests
{
    private const string Declared = """
        [ConsentPurpose("support-ticket", Grantee = "agent-1", Operations = ConsentOperations.Ingest | ConsentOperations.Query)]
        partial class Support;
        """;

    [Fact]
    public Task A_catch_all_is_replaced_by_a_declared_purpose() => FixAsync(new DeclaredPurposeFix(), $$"""
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
    public Task A_new_purpose_is_declared_after_the_member_that_uses_it() => FixAsync(new DeclaredPurposeFix(), """
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
    public Task A_purpose_that_is_not_declared_is_replaced_by_the_nearest() => FixAsync(new DeclaredPurposeFix(), $$"""
        class C { QueryRequest One() => new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = {|AEV2006:"Support-Ticket"|} }; }
        {{Declared}}
        """, $$"""
        class C { QueryRequest One() => {|AEV2007:new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = "support-ticket" }|}; }
        {{Declared}}
        """, "Use.support-ticket");

    [Fact]
    public Task A_purpose_that_is_not_declared_is_declared() => FixAsync(new DeclaredPurposeFix(), $$"""
        {{Declared}}
        class C { QueryRequest One() => new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = {|AEV2006:"billing-dispute"|} }; }

        """, $$"""
        {{Declared}}
        class C { QueryRequest One() => {|AEV2007:new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = "billing-dispute" }|}; }

        [ConsentPurpose("billing-dispute", Grantee = "a-2", Operations = ConsentOperations.Query)]
        internal sealed partial class BillingDispute;

        """, "Declare");

    [Fact]
    public Task A_catch_all_in_a_declaration_is_left_to_a_person() => FixAsync(new DeclaredPurposeFix(), """
        [ConsentPurpose({|AEV2001:"any"|}, Grantee = "a-1", Operations = ConsentOperations.Query)] partial class P;
        """, null);

    [Fact]
    public Task A_grant_is_bounded_from_its_beginning() => FixAsync(new BoundGrantFix(), """
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
    public Task A_grant_of_everything_is_narrowed_to_what_the_project_calls() => FixAsync(new NarrowOperationsFix(), """
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
    public Task A_project_that_calls_nothing_gives_no_narrowing() => FixAsync(new NarrowOperationsFix(), """
        class C { ConsentGrant One(DateTimeOffset now) => new() { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = {|AEV2004:(ConsentOperations)15|}, GrantedAt = now, ExpiresAt = now.AddDays(1) }; }
        """, null);

    [Fact]
    public Task Hand_written_consent_becomes_the_generated_member() => FixAsync(new GeneratedMemberFix(), $$"""
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
    public Task A_request_that_says_something_else_is_left_alone(string members) => FixAsync(new GeneratedMemberFix(), $$"""
        class C { async Task Two(AevumEngine engine) => (await engine.QueryAsync({|AEV2007:new QueryRequest { SubjectIds = ["s-1"], {{members}} }|})).EnsureOk(); }
        {{Declared}}
        """, null);

    [Fact]
    public Task A_purpose_is_narrowed_to_the_operations_of_its_scope_that_are_called() => FixAsync(new NarrowOperationsFix(), """
        [ConsentPurpose("support-ticket", Grantee = "agent-1", Operations = {|AEV2004:(ConsentOperations)15|} /* all */)]
        partial class Support;

        class C { async Task M(AevumEngine engine) => (await Support.For(engine).QueryAsync("s-1")).EnsureOk(); }
        """, """
        [ConsentPurpose("support-ticket", Grantee = "agent-1", Operations = ConsentOperations.Query /* all */)]
        partial class Support;

        class C { async Task M(AevumEngine engine) => (await Support.For(engine).QueryAsync("s-1")).EnsureOk(); }
        """);

    [Fact]
    public Task What_the_generated_scope_calls_is_no_use() => FixAsync(new NarrowOperationsFix(), """
        [ConsentPurpose("support-ticket", Grantee = "agent-1", Operations = {|AEV2004:(ConsentOperations)15|})]
        partial class Support;
        """, null);

    [Fact]
    public Task A_grant_is_bounded_by_the_configured_maximum_and_the_light_bulb_says_so() => KitTest.FixAsync(
        new BoundGrantFix(),
        Project("""
            class C { ConsentGrant One(ConsentGrant @class) => @class with { ExpiresAt = /* long */ {|AEV2002:DateTimeOffset.MaxValue|} }; }
            """) with { ConfigFiles = [new TestFile("/.editorconfig", "root = true\n[*.cs]\naevum_max_consent_days = 30\n")] },
        null,
        """
        class C { ConsentGrant One(ConsentGrant @class) => @class with { ExpiresAt = /* long */ @class.GrantedAt.AddDays(30) }; }
        """);

    [Fact]
    public Task A_comment_in_the_beginning_of_a_grant_is_not_written_twice() => FixAsync(new BoundGrantFix(), """
        class C
        {
            ConsentGrant One(DateTimeOffset now) => new() { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = ConsentOperations.Query, GrantedAt = now.AddDays(/* one */ 1), ExpiresAt = {|AEV2002:DateTimeOffset.MaxValue|} };
        }
        """, """
        class C
        {
            ConsentGrant One(DateTimeOffset now) => new() { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = ConsentOperations.Query, GrantedAt = now.AddDays(/* one */ 1), ExpiresAt = now.AddDays(  1).AddDays(90) };
        }
        """);

    [Fact]
    public Task A_purpose_that_two_files_use_is_declared_once() => KitTest.FixAsync(
        new DeclaredPurposeFix(),
        Project(
            """
            [ConsentPurpose("order-tracking", Grantee = "a-1", Operations = ConsentOperations.Query)] partial class Orders;
            class C { QueryRequest One() => new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = {|AEV2006:"billing-dispute"|} }; }

            """,
            """
            class D
            {
                QueryRequest One() => new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = {|AEV2006:"billing-dispute"|} };
                QueryRequest Two() => new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = {|AEV2006:"refund-approval"|} };
            }

            """),
        "Declare",
        """
        [ConsentPurpose("order-tracking", Grantee = "a-1", Operations = ConsentOperations.Query)] partial class Orders;
        class C { QueryRequest One() => {|AEV2007:new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = "billing-dispute" }|}; }

        [ConsentPurpose("billing-dispute", Grantee = "a-2", Operations = ConsentOperations.Query)]
        internal sealed partial class BillingDispute;

        """,
        """
        class D
        {
            QueryRequest One() => {|AEV2007:new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = "billing-dispute" }|};
            QueryRequest Two() => {|AEV2007:new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = "refund-approval" }|};
        }

        [ConsentPurpose("refund-approval", Grantee = "a-2", Operations = ConsentOperations.Query)]
        internal sealed partial class RefundApproval;

        """);

    [Fact]
    public Task A_declaration_is_written_in_full_where_the_kit_is_not_imported_and_ends_its_lines_as_the_file_does() => KitTest.FixAsync(
        new DeclaredPurposeFix(),
        new TestProject { Files = [new TestFile("/test/Test.cs", Windows("""
            namespace App
            {
                class C { Aevum.QueryRequest FindInvoices() => new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = {|AEV2001:"any"|} }; }
            }
            """))], Generators = [new generators::Aevum.Generators.AevumGenerator()] },
        "Declare",
        Windows("""
            namespace App
            {
                class C { Aevum.QueryRequest FindInvoices() => {|AEV2007:new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = "find-invoices" }|}; }

                [Aevum.ConsentPurpose("find-invoices", Grantee = "a-2", Operations = Aevum.ConsentOperations.Query)]
                internal sealed partial class FindInvoices;
            }
            """));

    [Fact]
    public Task A_constant_purpose_that_is_used_twice_is_replaced_once() => FixAsync(new DeclaredPurposeFix(), $$"""
        class C
        {
            const string Any = "any";
            QueryRequest One() => new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = {|AEV2001:Any|} };
            QueryRequest Two() => new() { SubjectIds = ["s-2"], Actor = "a-2", Purpose = {|AEV2001:Any|} };
        }
        {{Declared}}
        """, $$"""
        class C
        {
            const string Any = "support-ticket";
            QueryRequest One() => {|AEV2007:new() { SubjectIds = ["s-1"], Actor = "a-2", Purpose = Any }|};
            QueryRequest Two() => {|AEV2007:new() { SubjectIds = ["s-2"], Actor = "a-2", Purpose = Any }|};
        }
        {{Declared}}
        """, "Use.support-ticket");

    [Fact]
    public Task A_comment_that_the_generated_member_has_no_place_for_leaves_the_request_to_people() => FixAsync(new GeneratedMemberFix(), $$"""
        class C { async Task Two(AevumEngine engine) => (await engine.QueryAsync({|AEV2007:new QueryRequest { /* whose? */ SubjectIds = ["s-1"], Actor = "agent-1", Purpose = "support-ticket" }|})).EnsureOk(); }
        {{Declared}}
        """, null);

    private static TestProject Project(params string[] texts) => KitTest.Project(texts) with { Generators = [new generators::Aevum.Generators.AevumGenerator()] };

    private static Task FixAsync(CodeFixProvider provider, string source, string? expected, string? key = null) =>
        KitTest.FixAsync(provider, Project(source), key, expected is null ? [] : [expected]);

    private static string Windows(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);
}
