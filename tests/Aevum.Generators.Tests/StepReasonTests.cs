using System.Collections.Immutable;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Generators.Tests;

/// <summary>Why each step runs again after an edit. A step that runs without a reason costs every user a keystroke.</summary>
public sealed class StepReasonTests
{
    private const string Other = "namespace Acme.Support; public static class Other { public static int Answer() => 42; }";

    private const string OtherPurpose = """
        namespace Acme.Support;

        [Aevum.ConsentPurpose("order-tracking", Grantee = "order-agent", Operations = Aevum.ConsentOperations.Query)]
        public sealed partial class OrderTracking
        {
            public static int Answer() => 42;
        }
        """;

    private static readonly string[] Steps =
        ["Build", "AssemblyName", "References", "Declarations", "Purposes", "DeclaredSigners", "ReferencedSigners", "Registration", "Manifest", "Suppressions", "Seal"];

    private static readonly CSharpCompilation Start = Scenario.Compile(Scenario.Hosted, Scenario.SupportTicket, Scenario.AcmeSigner, OtherPurpose, Other);

    public static TheoryData<string, int, string, string> EditsThatDoNotMatter => new()
    {
        { "another file", 3, "42", "43" },
        { "a blank line above the purpose", 2, "namespace Acme.Support;", "namespace Acme.Support;\n\n" },
        { "the body of a member of the purpose", 2, "=> 42", "=> 4711" },
        { "a comment in the purpose", 0, "public sealed", "/* why */ public sealed" },
        { "the body of a member of the signer", 1, "new byte[64]", "new byte[65]" },
    };

    [Fact]
    public void Every_step_is_new_at_first()
    {
        var run = Scenario.Run(Start);

        Assert.All(Steps, step => Assert.All(run.ReasonsOf(step), reason => Assert.Equal(IncrementalStepRunReason.New, reason)));
    }

    [Fact]
    public void A_clone_of_the_compilation_changes_nothing()
    {
        var run = Scenario.Run(Start).Next(Start.Clone());

        AssertNothingChanged(run);
    }

    [Theory]
    [MemberData(nameof(EditsThatDoNotMatter))]
    public void An_edit_that_does_not_matter_changes_nothing(string edit, int file, string old, string replacement)
    {
        Assert.NotEmpty(edit);

        var run = Scenario.Run(Start).Next(Scenario.Edit(Start, file, text => text.Replace(old, replacement, StringComparison.Ordinal)));

        AssertNothingChanged(run);
    }

    [Fact]
    public void A_rename_changes_the_renamed_purpose_alone()
    {
        var run = Scenario.Run(Start).Next(Scenario.Edit(Start, 2, text => text.Replace("OrderTracking", "ParcelTracking", StringComparison.Ordinal)));

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.ReasonsOf("Purposes").Order());
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf("Manifest"));
        AssertUnchanged(run, Steps.Except(["Declarations", "Purposes", "Manifest"]));
        Assert.Contains(run.Files.Keys, name => name.StartsWith("Acme.Support.ParcelTracking.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_argument_of_the_attribute_changes_that_purpose_alone()
    {
        var run = Scenario.Run(Start).Next(Scenario.Edit(Start, 0, text => text.Replace("ValidForDays = 90", "ValidForDays = 30", StringComparison.Ordinal)));

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.ReasonsOf("Purposes").Order());
        AssertUnchanged(run, Steps.Except(["Declarations", "Purposes", "Manifest"]));
    }

    [Fact]
    public void A_reference_that_knows_nothing_of_the_kit_changes_nothing()
    {
        var library = MetadataReference.CreateFromFile(typeof(Xunit.Assert).Assembly.Location);

        var run = Scenario.Run(Start).Next(Start.AddReferences(library));

        AssertNothingChanged(run);
    }

    [Fact]
    public void A_reference_with_a_signer_changes_the_registration_and_the_manifest()
    {
        var library = Scenario.Compile(Scenario.AcmeSigner.Replace("acme-kms", "other-kms", StringComparison.Ordinal).Replace("Acme.Keys", "Other.Keys", StringComparison.Ordinal)).WithAssemblyName("Other");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);

        var run = Scenario.Run(Start).Next(Start.AddReferences(MetadataReference.CreateFromImage(image.ToArray())));

        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf("Registration"));
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf("Manifest"));
        AssertUnchanged(run, ["Purposes", "DeclaredSigners", "Build", "Suppressions", "Seal"]);
        Assert.Contains("\"other-kms\"", run.Files["Aevum.SignerRegistration.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_that_matters_changes_what_depends_on_it()
    {
        var run = Scenario.Run(Start, BuildProperties.Development).Next(BuildProperties.Production);

        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf("Build"));
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf("Registration"));
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf("Manifest"));
        AssertUnchanged(run, ["Purposes", "DeclaredSigners", "References", "ReferencedSigners", "Suppressions", "Seal"]);
    }

    [Fact]
    public void An_option_that_does_not_matter_changes_nothing()
    {
        var run = Scenario.Run(Start, BuildProperties.Development).Next(BuildProperties.Development.With("PublishAot", "true"));

        AssertNothingChanged(run);
    }

    [Fact]
    public void A_change_of_the_options_type_in_another_file_is_generated_again()
    {
        const string Options = "namespace Acme.Keys; public sealed class AcmeKmsOptions { public string KeyName { get; set; } = \"\"; }";
        var signer = Scenario.AcmeSigner[..Scenario.AcmeSigner.IndexOf("public enum", StringComparison.Ordinal)] + Scenario.AcmeSigner[Scenario.AcmeSigner.IndexOf("[AevumSigner", StringComparison.Ordinal)..];
        var start = Scenario.Compile(Scenario.Hosted, signer, Options);
        var first = Scenario.Run(start);

        var second = first.Next(Scenario.Edit(start, 1, text => text.Replace("KeyName { get", "Endpoint { get", StringComparison.Ordinal)));

        Assert.Contains("\"KeyName\"", first.Files["Aevum.SignerRegistration.g.cs"], StringComparison.Ordinal);
        Assert.Contains("\"Endpoint\"", second.Files["Aevum.SignerRegistration.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("\"KeyName\"", second.Files["Aevum.SignerRegistration.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_a_constant_in_another_file_is_generated_again()
    {
        const string Constants = "namespace Acme.Support; public static class Names { public const string Grantee = \"first-agent\"; }";
        const string Purpose = "namespace Acme.Support; [Aevum.ConsentPurpose(\"order-tracking\", Grantee = Names.Grantee, Operations = Aevum.ConsentOperations.Query)] public partial class P;";
        var start = Scenario.Compile(Purpose, Constants);

        var second = Scenario.Run(start).Next(Scenario.Edit(start, 1, text => text.Replace("first-agent", "second-agent", StringComparison.Ordinal)));

        Assert.Contains(second.Files.Values, text => text.Contains("Grantee = \"second-agent\";", StringComparison.Ordinal));
        Assert.DoesNotContain(second.Files.Values, text => text.Contains("first-agent", StringComparison.Ordinal));
    }

    [Fact]
    public void A_container_that_stops_being_partial_takes_the_generated_code_away()
    {
        const string Inner = "namespace Acme; public partial class Outer { [Aevum.ConsentPurpose(\"order-tracking\", Grantee = \"a\", Operations = Aevum.ConsentOperations.Query)] public partial class P; }";
        const string Rest = "namespace Acme; public partial class Outer { public int X; }";
        var start = Scenario.Compile(Inner, Rest);
        var first = Scenario.Run(start);

        var second = first.Next(Scenario.Edit(start, 1, text => text.Replace("partial ", "", StringComparison.Ordinal)));

        Assert.Contains(first.Files.Keys, name => name.Contains("Outer", StringComparison.Ordinal));
        Assert.DoesNotContain(second.Files.Keys, name => name.Contains("Outer", StringComparison.Ordinal));
    }

    [Fact]
    public void No_step_keeps_a_compiler_object()
    {
        var compilation = Start.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            "class Suppressed { [System.Diagnostics.CodeAnalysis.SuppressMessage(\"x\", \"AEV1001\")] void M() { } }", Scenario.Parse, "/src/Suppressed.cs", cancellationToken: TestContext.Current.CancellationToken));

        var run = Scenario.Run(compilation);

        Assert.All(Steps, step => Assert.NotEmpty(run.ValuesOf(step)));
        Assert.All(Steps, step => Assert.All(run.ValuesOf(step), ModelWalk.RequirePlain));
    }

    [Fact]
    public void The_walk_finds_a_compiler_object_behind_a_field()
    {
        var symbol = Start.GetTypeByMetadataName("Acme.Support.Other");

        Assert.Throws<HarnessException>(() => ModelWalk.RequirePlain(ImmutableArray.Create<object>("text", new { Hidden = symbol })));
    }

    private static void AssertNothingChanged(GeneratorRun run) => AssertUnchanged(run, Steps);

    private static void AssertUnchanged(GeneratorRun run, IEnumerable<string> steps) => Assert.All(steps, step => Assert.All(run.ReasonsOf(step), reason =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step} was {reason}")));
}
