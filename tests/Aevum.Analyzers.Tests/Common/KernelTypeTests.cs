using Aevum.Analyzers.Common;
using Aevum.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Analyzers.Tests.Common;

public sealed class KernelTypeTests
{
    private static readonly CSharpCompilation Compilation = CSharpCompilation.Create("Test", references: [.. TestReferences.Net10, TestReferences.Kernel]);

    [Theory]
    [InlineData("Aevum.Signing.ISigner", true)]
    [InlineData("Aevum.Signing.InProcessSigner", true)]
    [InlineData("Aevum.AevumOptions", false)]
    [InlineData("System.String", false)]
    public void The_signer_is_the_interface_and_what_implements_it(string name, bool expected) =>
        Assert.Equal(expected, KernelSymbols.For(Compilation)!.Signer.IsOrIsBaseOf(Compilation.GetTypeByMetadataName(name)!));

    [Fact]
    public void No_type_is_not_a_type_of_the_kit()
    {
        var signer = KernelSymbols.For(Compilation)!.Signer;

        Assert.False(signer.Is(null));
        Assert.False(signer.IsOrIsBaseOf(null));
    }
}
