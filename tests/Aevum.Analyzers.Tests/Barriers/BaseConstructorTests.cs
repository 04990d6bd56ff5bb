using System.Collections.Immutable;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Analyzers.Tests.Barriers;

/// <summary>A constructor that nobody calls in writing: the kernel of these cases marks the parameterless constructor of a class that can be derived from.</summary>
public sealed class BaseConstructorTests
{
    private const string Kernel = """
        namespace Aevum.Policy { public static class Marker; }
        namespace Aevum.Signing { public static class Marker; }
        namespace Aevum.Storage { public static class Marker; }

        namespace Aevum
        {
            public sealed class KernelOnlyAttribute : System.Attribute;
            public class Gate { [KernelOnly] public Gate() { } public Gate(int level) { } }
            public class Door { public Door() { } }
        }
        """;

    [Theory]
    [InlineData("class {|AEV1001:Mine|} : Gate;")]
    [InlineData("class Mine : Gate { public {|AEV1001:Mine|}() { } }")]
    [InlineData("class Mine : Gate { public Mine() {|AEV1001:: base()|} { } }")]
    [InlineData("class Mine : Gate { public {|AEV1001:Mine|}(string name) { System.Console.WriteLine(name); } public Mine(int level) : base(level) { } }")]
    [InlineData("class Mine(string name) : {|AEV1001:Gate()|} { public string Name => name; }")]
    [InlineData("class {|AEV1001:Mine|}(string name) : Gate { public string Name => name; }")]
    public Task A_class_that_calls_the_marked_constructor_of_its_base_is_reported(string source) => RunAsync(source);

    [Theory]
    [InlineData("class Mine : Gate { public Mine(int level) : base(level) { } }")]
    [InlineData("class Mine(int level) : Gate(level);")]
    [InlineData("class Mine : Gate { public Mine() : this(1) { } public Mine(int level) : base(level) { } }")]
    [InlineData("class Mine : Gate { public Mine(int level) : base(level) { } static Mine() { } }")]
    [InlineData("class Mine : Door { public Mine() { } } struct Point { public int X; } interface IPoint;")]
    public Task Another_constructor_of_the_base_is_silent(string source) => RunAsync(source);

    private static Task RunAsync(string source)
    {
        var project = KitTest.Project(source) with { References = [.. TestReferences.Net10, Compiled()] };
        return (KitTest.Case(project) with { Modes = TestModes.Again | TestModes.GeneratedCode }).RunAsync(TestContext.Current.CancellationToken);
    }

    private static PortableExecutableReference Compiled()
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var kernel = CSharpCompilation.Create("Aevum.Core", [CSharpSyntaxTree.ParseText(Kernel, cancellationToken: TestContext.Current.CancellationToken)], TestReferences.Net10, options);
        using var image = new MemoryStream();
        Assert.Empty(kernel.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray().ToImmutableArray());
    }
}
