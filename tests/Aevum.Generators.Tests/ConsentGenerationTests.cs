using Aevum.Testing;
using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Tests;

public sealed class ConsentGenerationTests
{
    private const string TypedSubject = """
        namespace Acme.Clinic;

        using Aevum;

        public readonly record struct PatientId(string SubjectId) : IConsentSubject;

        [ConsentPurpose("appointment-reminders", Grantee = "reminder-agent",
            Operations = ConsentOperations.Query | ConsentOperations.Replay | ConsentOperations.Export,
            ClassificationMax = Classification.Restricted, ValidForDays = 3650, Subject = typeof(PatientId))]
        public partial record AppointmentReminders;
        """;

    [Fact]
    public void Typed_consent_is_the_golden_text()
    {
        var run = Scenario.Run(Scenario.Compile(Scenario.SupportTicket, TypedSubject));

        Golden.Compare("tests/Golden/Generators/Consent", Scenario.OwnFiles(run));
    }

    [Fact]
    public void Generated_code_compiles_without_a_warning()
    {
        var run = Scenario.Run(Scenario.Compile(Scenario.SupportTicket, TypedSubject));

        Assert.Empty(Scenario.FaultsOf(run.Output));
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void A_grant_carries_what_the_purpose_declares()
    {
        using var loaded = new LoadedAssembly(Scenario.Run(Scenario.Compile(Scenario.SupportTicket)).Output);
        var at = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

        var first = (ConsentGrant)loaded.Call("Acme.Support.SupportTicketResolution", "Grant", "ada", at)!;
        var second = (ConsentGrant)loaded.Call("Acme.Support.SupportTicketResolution", "Grant", "ada", at)!;

        Assert.Equal(("ada", "support-agent", "support-ticket-resolution"), (first.SubjectId, first.GranteeId, first.Purpose));
        Assert.Equal(ConsentOperations.Ingest | ConsentOperations.Query, first.Operations);
        Assert.Equal(Classification.Internal, first.ClassificationMax);
        Assert.Equal((at, at.AddDays(90)), (first.GrantedAt, first.ExpiresAt));
        Assert.NotEqual(first.GrantId, second.GrantId);
    }

    [Fact]
    public void A_grant_takes_an_id_a_shorter_life_and_a_reference()
    {
        using var loaded = new LoadedAssembly(Scenario.Run(Scenario.Compile(Scenario.SupportTicket)).Output);
        var at = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

        var grant = (ConsentGrant)loaded.Call("Acme.Support.SupportTicketResolution", "Grant", "ada", at, "grant-7", TimeSpan.FromHours(1), "form 12")!;

        Assert.Equal(("grant-7", at.AddHours(1), "form 12"), (grant.GrantId, grant.ExpiresAt, grant.AuthorizationRef));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(91)]
    public void A_grant_lasts_at_most_as_long_as_the_purpose_declares(int days)
    {
        using var loaded = new LoadedAssembly(Scenario.Run(Scenario.Compile(Scenario.SupportTicket)).Output);

        var fault = Assert.Throws<ArgumentOutOfRangeException>(() =>
            loaded.Call("Acme.Support.SupportTicketResolution", "Grant", "ada", DateTimeOffset.UnixEpoch, null, TimeSpan.FromDays(days)));

        Assert.Equal("validFor", fault.ParamName);
    }

    [Fact]
    public void A_typed_subject_stands_in_the_grant_by_its_identity()
    {
        using var loaded = new LoadedAssembly(Scenario.Run(Scenario.Compile(TypedSubject)).Output);
        var patient = Activator.CreateInstance(loaded.TypeOf("Acme.Clinic.PatientId"), "patient-1")!;

        var grant = (ConsentGrant)loaded.Call("Acme.Clinic.AppointmentReminders", "Grant", patient, DateTimeOffset.UnixEpoch)!;

        Assert.Equal("patient-1", grant.SubjectId);
    }

    [Fact]
    public void The_registry_lists_the_purposes_and_the_module_announces_them()
    {
        var compilation = Scenario.Compile(Scenario.SupportTicket, TypedSubject).WithAssemblyName("Acme.Announced");
        using var loaded = new LoadedAssembly(Scenario.Run(compilation).Output);

        loaded.Call("Acme.Support.SupportTicketResolution", "Grant", "ada", DateTimeOffset.UnixEpoch);

        var manifest = Declarations.BuildManifests.Find("Acme.Announced");
        Assert.NotNull(manifest);
        Assert.Equal(["appointment-reminders", "support-ticket-resolution"], manifest.Purposes.Select(purpose => purpose.Name));
        Assert.Equal(["Acme.Clinic.AppointmentReminders", "Acme.Support.SupportTicketResolution"], manifest.Purposes.Select(purpose => purpose.DeclaringType));
        Assert.Equal("Development", manifest.Posture.ToString());
        Assert.Matches("^[0-9a-f]{64}$", manifest.ManifestHash);
    }

    [Fact]
    public void The_scope_has_only_the_declared_operations()
    {
        var output = Scenario.Run(Scenario.Compile(Scenario.SupportTicket, TypedSubject)).Output;

        Assert.Equal(["IngestAsync", "QueryAsync"], OperationsOf(output, "Acme.Support.SupportTicketResolution"));
        Assert.Equal(["QueryAsync", "ReplayAsync"], OperationsOf(output, "Acme.Clinic.AppointmentReminders"));
    }

    [Fact]
    public void Nothing_is_generated_where_the_kit_is_not_referenced()
    {
        var run = Scenario.Run(Scenario.Compile(TestReferences.Net10, "public sealed class C;"));

        Assert.Equal(["Microsoft.CodeAnalysis.EmbeddedAttribute.cs"], run.Files.Keys);
    }

    [Fact]
    public void A_decoy_attribute_is_not_the_kits()
    {
        const string Decoy = """
            namespace Aevum
            {
                public sealed class ConsentPurposeAttribute(string name) : System.Attribute { public string Name => name; public string? Grantee { get; set; } public int Operations { get; set; } }
            }

            [Aevum.ConsentPurpose("support", Grantee = "agent", Operations = 1)]
            public partial class Decoy;
            """;

        var run = Scenario.Run(Scenario.Compile(TestReferences.Net10, Decoy));

        Assert.DoesNotContain(run.Files.Keys, name => name.Contains("Decoy", StringComparison.Ordinal));
    }

    private static IEnumerable<string> OperationsOf(Compilation output, string type) =>
        output.GetTypeByMetadataName(type + "+Scope")!.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method.MethodKind == MethodKind.Ordinary)
            .Select(method => method.Name).Distinct().Order(StringComparer.Ordinal);
}
