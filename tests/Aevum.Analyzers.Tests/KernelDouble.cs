using System.Collections.Immutable;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Analyzers.Tests;

/// <summary>An assembly called like the kernel, with the members a case wants: the rules must follow the marks of any version of it.</summary>
internal static class KernelDouble
{
    private const string Frame = """
        namespace Aevum.Policy { public static class Marker; }
        namespace Aevum.Signing { public static class Marker; }
        namespace Aevum.Storage { public static class Marker; }

        namespace Aevum
        {
            [System.AttributeUsage(System.AttributeTargets.All)]
            public sealed class KernelOnlyAttribute : System.Attribute;
        }
        """;

    /// <summary>Runs marked source against a kernel whose namespace <c>Aevum</c> contains <paramref name="members"/>.</summary>
    public static Task RunAsync(string members, string source)
    {
        var project = KitTest.Project(source) with { References = [.. TestReferences.Net10, Compile(members)] };
        return (KitTest.Case(project) with { Modes = TestModes.Again }).RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs the body of an asynchronous method.</summary>
    public static Task RunBodyAsync(string members, string body) => RunAsync(members, $$"""
        internal static class Program
        {
            internal static async Task RunAsync(object any, string outside)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """);

    private static PortableExecutableReference Compile(string members)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var trees = new[] { Frame, $"using System;\nusing System.Collections.Generic;\nusing System.Runtime.CompilerServices;\nusing System.Threading.Tasks;\nnamespace Aevum;\n{members}" }
            .Select(text => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), cancellationToken: cancellationToken));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var kernel = CSharpCompilation.Create("Aevum.Core", trees, TestReferences.Net10, options);
        using var image = new MemoryStream();
        Assert.Empty(kernel.Emit(image, cancellationToken: cancellationToken).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray().ToImmutableArray());
    }
}
