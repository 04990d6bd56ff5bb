using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Generators.Tests;

/// <summary>What an editor sends while somebody types. The generator may write nothing; it must not throw (a thrown exception fails inside the driver).</summary>
public sealed class HalfTypedTests
{
    public static TheoryData<string> Sources => [Scenario.SupportTicket, Scenario.AcmeSigner];

    public static TheoryData<string> Fragments =>
    [
        "[Aevum.ConsentPurpose] partial class P;",
        "[Aevum.ConsentPurpose()] partial class P;",
        "[Aevum.ConsentPurpose(null!)] partial class P;",
        "[Aevum.ConsentPurpose(42)] partial class P;",
        "[Aevum.ConsentPurpose(nameof())] partial class P;",
        "[Aevum.ConsentPurpose(\"a-b\", \"c\")] partial class P;",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = 3, Operations = \"x\", ValidForDays = null)] partial class P;",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = Missing.Name, Operations = Aevum.ConsentOperations.Missing)] partial class P;",
        "[Aevum.ConsentPurpose(\"a-b\", Subject = typeof())] partial class P;",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1, Subject = typeof(Missing))] partial class P;",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1, Subject = typeof(System.Collections.Generic.List<>))] partial class P;",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1)] [Aevum.ConsentPurpose(\"c-d\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1)] partial class P;",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1)] partial class ;",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1)] partial class P<",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1)] partial struct P;",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1)] partial interface P;",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1)] enum P",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1)] delegate void P(",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1)] file partial class P;",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1)] static partial class P;",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1)] partial class Scope;",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1)] partial class P : P;",
        "partial class P : Q { [Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1)] partial class N; } partial class Q : P { }",
        "[Aevum.ConsentPurpose(\"a-b\", Grantee = \"g\", Operations = (Aevum.ConsentOperations)1)] partial class P; class P { }",
        "[Aevum.Signing.AevumSigner] class S;",
        "[Aevum.Signing.AevumSigner(\"s\")] class S(SOptions o);  class SOptions(int x);",
        "[Aevum.Signing.AevumSigner(\"s\")] class S : Aevum.Signing.ISigner { S( }",
        "[Aevum.Signing.AevumSigner(null)] abstract class S<T> : Aevum.Signing.ISigner;",
        "[System.Diagnostics.CodeAnalysis.SuppressMessage] class C;",
        "[System.Diagnostics.CodeAnalysis.SuppressMessage(null, null)] class C;",
        "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"x\", \"AEV\")] class C;",
        "[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"x\", ",
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public void No_prefix_of_a_source_makes_the_generator_throw(string source)
    {
        var run = Scenario.Run(Scenario.Compile(Scenario.Hosted, ""));
        foreach (var token in CSharpSyntaxTree.ParseText(source, Scenario.Parse, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens())
        {
            run = run.Next(Scenario.Compile(Scenario.Hosted, source[..token.Span.End]));
            Assert.NotNull(run.Result);
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void No_missing_piece_of_a_source_makes_the_generator_throw(string source)
    {
        var random = new Random(20261120);
        for (var round = 0; round < 100; round++)
        {
            var start = random.Next(source.Length);
            var length = random.Next(1, Math.Min(40, source.Length - start + 1));

            Assert.NotNull(Scenario.Run(Scenario.Compile(Scenario.Hosted, source.Remove(start, Math.Min(length, source.Length - start)))).Result);
        }
    }

    [Theory]
    [MemberData(nameof(Fragments))]
    public void No_fragment_makes_the_generator_throw(string fragment)
    {
        var run = Scenario.Run(Scenario.Compile(Scenario.Hosted, fragment));

        Assert.NotNull(run.Result);
        Assert.DoesNotContain(run.Diagnostics, fault => fault.Id.StartsWith("CS", StringComparison.Ordinal));
    }

    [Fact]
    public void Cancellation_is_honoured()
    {
        var driver = CSharpGeneratorDriver.Create([new AevumGenerator().AsSourceGenerator()], parseOptions: Scenario.Parse);

        Assert.Throws<OperationCanceledException>(() => driver.RunGenerators(Scenario.Compile(Scenario.SupportTicket), new CancellationToken(canceled: true)));
    }
}
