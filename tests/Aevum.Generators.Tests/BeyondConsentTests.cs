using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Tests;

/// <summary>Using data beyond its declared consent does not compile. docs/generators.md quotes these messages.</summary>
public sealed class BeyondConsentTests
{
    private const string Declarations = """
        namespace Acme;

        using System;
        using System.Text.Json;
        using System.Threading.Tasks;
        using Aevum;

        public readonly record struct CustomerId(string SubjectId) : IConsentSubject;
        public readonly record struct EmployeeId(string SubjectId) : IConsentSubject;

        [ConsentPurpose("support-ticket-resolution", Grantee = "support-agent", Operations = ConsentOperations.Ingest | ConsentOperations.Query)]
        public sealed partial class SupportTicketResolution;

        [ConsentPurpose("order-tracking", Grantee = "order-agent", Operations = ConsentOperations.Query, Subject = typeof(CustomerId))]
        public sealed partial class OrderTracking;
        """;

    public static TheoryData<string, string, string> Uses => new()
    {
        {
            "SupportTicketResolution.For(engine).ReplayAsync(\"audit-1\")",
            "CS1061",
            "'SupportTicketResolution.Scope' does not contain a definition for 'ReplayAsync' and no accessible extension method 'ReplayAsync' accepting a first argument of type 'SupportTicketResolution.Scope' could be found (are you missing a using directive or an assembly reference?)"
        },
        {
            "OrderTracking.For(engine).IngestAsync(new CustomerId(\"ada\"), default, null!)",
            "CS1061",
            "'OrderTracking.Scope' does not contain a definition for 'IngestAsync' and no accessible extension method 'IngestAsync' accepting a first argument of type 'OrderTracking.Scope' could be found (are you missing a using directive or an assembly reference?)"
        },
        {
            "OrderTracking.For(engine).QueryAsync(new EmployeeId(\"eve\"))",
            "CS1503",
            "Argument 1: cannot convert from 'Acme.EmployeeId' to 'Acme.CustomerId'"
        },
        {
            "OrderTracking.For(engine).QueryAsync(\"ada\")",
            "CS1503",
            "Argument 1: cannot convert from 'string' to 'Acme.CustomerId'"
        },
        {
            "OrderTracking.Grant(new EmployeeId(\"eve\"), DateTimeOffset.UnixEpoch)",
            "CS1503",
            "Argument 1: cannot convert from 'Acme.EmployeeId' to 'Acme.CustomerId'"
        },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public void A_use_beyond_the_declaration_does_not_compile(string use, string id, string message)
    {
        var program = $$"""
            namespace Acme;

            using System;
            using Aevum;

            public static class Program
            {
                public static object Use(AevumEngine engine) => {{use}};
            }
            """;

        var output = Scenario.Run(Scenario.Compile(Declarations, program)).Output;

        var error = Assert.Single(output.GetDiagnostics(), fault => fault.Severity == DiagnosticSeverity.Error);
        Assert.Equal((id, message), (error.Id, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_declared_uses_do_compile()
    {
        const string Program = """
            namespace Acme;

            using System;
            using System.Collections.Generic;
            using System.Text.Json;
            using System.Threading;
            using System.Threading.Tasks;
            using Aevum;

            public static class Program
            {
                public static async Task Use(AevumEngine engine, JsonElement data, CancellationToken ct)
                {
                    var provenance = new Provenance { SourceId = "crm" };
                    (await SupportTicketResolution.For(engine).IngestAsync("ada", data, provenance)).EnsureOk();
                    (await SupportTicketResolution.For(engine).IngestAsync("ada", data, provenance, ct)).EnsureOk();
                    (await SupportTicketResolution.For(engine).IngestAsync("ada", data, provenance, idempotencyKey: "k", ct: ct)).EnsureOk();
                    (await SupportTicketResolution.For(engine).QueryAsync("ada", ct)).EnsureOk();
                    (await SupportTicketResolution.For(engine).QueryAsync(["ada", "eve"], ct)).EnsureOk();
                    (await SupportTicketResolution.For(engine).QueryAsync(["ada"], episodeId: "e", ct: ct)).EnsureOk();
                    (await OrderTracking.For(engine).QueryAsync(new CustomerId("ada"), ct)).EnsureOk();
                    await engine.AddConsentGrantAsync(OrderTracking.Grant(new CustomerId("ada"), DateTimeOffset.UnixEpoch), ct);
                }

                public static string NameOf<TPurpose>() where TPurpose : IConsentPurpose => TPurpose.PurposeName;

                public static string Names() => NameOf<OrderTracking>() + SupportTicketResolution.Name + SupportTicketResolution.ValidForDays;
            }
            """;

        Assert.Empty(Scenario.FaultsOf(Scenario.Run(Scenario.Compile(Declarations, Program)).Output));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-30)]
    [InlineData(3651)]
    [InlineData(int.MinValue)]
    public void Nothing_is_generated_for_a_validity_that_is_over_or_never_ends(int days)
    {
        var declaration = $"""[Aevum.ConsentPurpose("order-tracking", Grantee = "a", Operations = Aevum.ConsentOperations.Query, ValidForDays = {days})] public partial class P;""";

        var output = Scenario.Run(Scenario.Compile(declaration, "class Use { object Grant() => P.Grant(\"ada\", default); }")).Output;

        Assert.Equal("CS0117", Assert.Single(output.GetDiagnostics(), fault => fault.Severity == DiagnosticSeverity.Error).Id);
    }
}
