using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Generators.Tests;

/// <summary>Names and strings that try to leave their place in the generated text.</summary>
public sealed class HostileNameTests
{
    public static TheoryData<string> Texts =>
    [
        "quote \" ; System.Environment.Exit(1); //",
        "back\\slash \\\" \\u0022",
        "braces {0} { } {{ }}",
        "line\nbreak",
        "carriage\r\nreturn",
        "next line \u0085 and separators \u2028 \u2029",
        "comment // <!-- --> </summary> & <",
        "tab\tand nul\0",
        "right-to-left \u202e override \u2066 isolate",
        "zero\u200bwidth",
        "emoji \U0001F600 beyond the plane",
        "lone \ud800 surrogate",
        "#error AEV9001",
        "\"\"\"\"raw",
    ];

    public static TheoryData<string> Declarations =>
    [
        "namespace @class.@event { DECLARE public partial class @public; }",
        "namespace A { DECLARE public partial class @record; }",
        "namespace A { DECLARE public partial class @partial; }",
        "namespace A { DECLARE public partial class @required; }",
        "namespace A { DECLARE public partial class @file; }",
        "namespace A { DECLARE public partial class @scoped; }",
        "namespace A { DECLARE public partial class @var; }",
        "namespace A { DECLARE public partial class @await; }",
        "namespace A { DECLARE public partial class @field; }",
        "DECLARE public partial class InTheGlobalNamespace;",
        "namespace A { DECLARE public partial class System; }",
        "namespace A { DECLARE public partial class Aevum; }",
        "namespace A.System { DECLARE public partial class P; }",
        "namespace A { DECLARE public partial class Größe; }",
        "namespace A { DECLARE public partial class 目的; }",
        "namespace A { public partial class @int { public partial struct @static { DECLARE internal partial class P; } } }",
        "namespace A { public partial record R { public partial record struct S { public partial interface @if { DECLARE public partial record P; } } } }",
        "namespace A { public partial class Outer { DECLARE private partial class P; } }",
        "namespace A { DECLARE public abstract partial class P; }",
        "namespace A { public class Base { public string Name => \"\"; public void Grant() { } } DECLARE public partial class P : Base; }",
        "namespace A { DECLARE public partial class P : global::Aevum.IConsentPurpose; }",
        "namespace A { [System.Obsolete] DECLARE public partial class P; }",
        "[assembly: System.CLSCompliant(true)] namespace A { DECLARE public partial class P; }",
        "using Mark = Aevum.ConsentPurposeAttribute; namespace A { [Mark(\"order-tracking\", Grantee = \"agent\", Operations = Aevum.ConsentOperations.Query)] public partial class P; }",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_string_stays_the_same_string(string text)
    {
        var literal = SymbolDisplay.FormatLiteral(text, quote: true);
        var declaration = $"[Aevum.ConsentPurpose({SymbolDisplay.FormatLiteral("purpose " + text, quote: true)}, Grantee = {literal}, Operations = Aevum.ConsentOperations.Query)] public partial class P;";

        var run = Scenario.Run(Scenario.Compile(declaration));

        Assert.Empty(Scenario.FaultsOf(run.Output));
        Assert.All(Scenario.OwnFiles(run), file => Assert.All(file.Value, c => Assert.True(c is '\n' or (>= ' ' and <= '~'))));
        using var loaded = new LoadedAssembly(run.Output);
        Assert.Equal(text, loaded.TypeOf("P").GetField("Grantee")!.GetRawConstantValue());
        Assert.Equal("purpose " + text, loaded.TypeOf("P").GetField("Name")!.GetRawConstantValue());
    }

    [Theory]
    [MemberData(nameof(Declarations))]
    public void A_declaration_of_any_shape_compiles_without_a_warning(string declaration)
    {
        const string Attribute = "[global::Aevum.ConsentPurpose(\"order-tracking\", Grantee = \"agent\", Operations = global::Aevum.ConsentOperations.Query | global::Aevum.ConsentOperations.Ingest | global::Aevum.ConsentOperations.Replay)]";

        var run = Scenario.Run(Scenario.Compile(declaration.Replace("DECLARE", Attribute, StringComparison.Ordinal)));

        Assert.Empty(Scenario.FaultsOf(run.Output));
        Assert.Contains(run.Files.Keys, name => name.Contains("ConsentPurpose", StringComparison.Ordinal));
    }

    [Fact]
    public void Types_that_differ_only_in_case_or_nesting_get_files_of_their_own()
    {
        const string Attribute = "[Aevum.ConsentPurpose(\"PURPOSE\", Grantee = \"agent\", Operations = Aevum.ConsentOperations.Query)] public partial class ";
        string[] types = ["Abc;", "aBC;", "A_bc;", "A { }", "Ä;", "ä;", new string('x', 400) + ";", new string('X', 400) + ";"];
        var files = types.Select((type, index) => Attribute.Replace("PURPOSE", $"purpose-number-{index}", StringComparison.Ordinal) + type)
            .Append("namespace A.B { " + Attribute.Replace("PURPOSE", "purpose-in-namespace", StringComparison.Ordinal) + "C; }")
            .Append("public partial class A_B { " + Attribute.Replace("PURPOSE", "purpose-nested", StringComparison.Ordinal) + "C; }");

        var run = Scenario.Run(Scenario.Compile(files.Where(text => !text.Contains("class A {", StringComparison.Ordinal)).ToArray()));

        Assert.Equal(9, run.Files.Keys.Count(name => name.Contains(".ConsentPurpose.", StringComparison.Ordinal)));
        Assert.Equal(run.Files.Count, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
