using System.Collections.Immutable;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Analyzers.Tests.Harness;

/// <summary>The walk finds every kind of compiler object, wherever a model hides it.</summary>
public sealed class ModelWalkTests
{
    private static readonly CSharpCompilation Compilation = CSharpCompilation.Create("x", [CSharpSyntaxTree.ParseText("class C { int M() => 1; }")], TestReferences.Net10);
    private static readonly SyntaxTree Tree = Compilation.SyntaxTrees[0];
    private static readonly SyntaxNode Node = Tree.GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>().Single();

    private static readonly object[] CompilerObjects =
    [
        Compilation, Compilation.GetTypeByMetadataName("C")!, Tree, Node, Node.GetReference(), Node.GetLocation(), Compilation.GetSemanticModel(Tree), Compilation.GetSemanticModel(Tree).GetOperation(Node)!,
    ];

    private static readonly Func<object, object>[] HidingPlaces =
    [
        hidden => hidden,
        hidden => new Model(hidden),
        hidden => new Deeper(hidden),
        hidden => new[] { "x", hidden },
        hidden => new List<object> { hidden },
        hidden => ImmutableArray.Create(hidden),
        hidden => new Dictionary<string, object> { ["x"] = hidden },
        hidden => new Dictionary<object, string> { [hidden] = "x" },
        hidden => ("x", hidden),
        hidden => new KeyValuePair<string, object>("x", hidden),
        hidden => new Lazy<object>(hidden),
        hidden => new Model(new Model(ImmutableArray.Create<object>(new Model(new[] { hidden })))),
        hidden => new Inherits(hidden),
    ];

    [Fact]
    public void Every_compiler_object_is_found_in_every_hiding_place() => Assert.All(
        HidingPlaces.SelectMany(hide => CompilerObjects.Select(hide)),
        model => Assert.Throws<HarnessException>(() => ModelWalk.RequirePlain(model)));

    [Fact]
    public void The_path_to_the_object_is_named() =>
        Assert.Contains("model.<Held>k__BackingField[1]", Assert.Throws<HarnessException>(() => ModelWalk.RequirePlain(new Model(new[] { "x", (object)Node }))).Message, StringComparison.Ordinal);

    [Fact]
    public void Plain_values_pass_and_a_circle_ends()
    {
        var circle = new List<object> { "x", 1, 2.5m, SyntaxKind.ClassDeclaration, DateTimeOffset.UnixEpoch, ImmutableArray.Create("y"), default(ImmutableArray<string>), (1, "z"), typeof(string) };
        circle.Add(circle);

        ModelWalk.RequirePlain(circle);
        ModelWalk.RequirePlain(null);
    }

    private record Model(object Held);

    private sealed record Inherits(object Held) : Model(Held);

    private readonly struct Deeper(object held)
    {
        private readonly object _held = held;

        public override string ToString() => $"{_held}";
    }
}
