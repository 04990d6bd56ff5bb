namespace Aevum.Analyzers.Tests.Barriers;

/// <summary>A constructor that nobody calls in writing: the kernel of these cases marks the parameterless constructor of a class that can be derived from.</summary>
public sealed class AEV1001BaseConstructorTests
{
    private const string Kernel = """
        public class Gate { [KernelOnly] public Gate() { } public Gate(int level) { } }
        public class Door { public Door() { } }
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

    private static Task RunAsync(string source) => KernelDouble.RunAsync(Kernel, source);
}
