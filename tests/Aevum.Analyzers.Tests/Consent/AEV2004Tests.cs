using Aevum.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Analyzers.Tests.Consent;

public sealed class AEV2004Tests
{
    private static readonly CSharpCompilationOptions Library = new(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary);

    /// <summary>Where nothing is known to be an operation, no number is all of them.</summary>
    [Theory]
    [InlineData("[System.Flags] public enum ConsentOperations { None = 0, Query = 1, Ingest = 2 }", 1)]
    [InlineData("[System.Flags] public enum OtherOperations { None = 0, Query = 1, Ingest = 2 }", 0)]
    public async Task Every_operation_is_what_the_enumeration_of_the_kernel_has(string enumeration, int expected)
    {
        var kernel = CSharpSyntaxTree.ParseText($"namespace Aevum {{ public sealed class AevumEngine; {enumeration} public sealed class ConsentGrant {{ public int Operations {{ get; set; }} }} }}");
        var reference = CSharpCompilation.Create("Aevum.Core", [kernel], TestReferences.Net10, Library).ToMetadataReference();
        var project = new TestProject
        {
            Files = [new TestFile("/test/Test.cs", "internal static class C { internal static Aevum.ConsentGrant Make() => new() { Operations = 3 }; }")],
            References = [.. TestReferences.Net10, reference],
        };

        Assert.Equal(expected, (await KitTest.Case(project).FindAsync(TestContext.Current.CancellationToken)).Count(finding => finding.Id == "AEV2004"));
    }
}
