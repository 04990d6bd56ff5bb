namespace Aevum.Analyzers.Tests.Barriers;

/// <summary>
/// AEV1001: each kernel of these cases marks one member only, so that nothing but the mark of that member makes the rule look at the operation
/// that uses it.
/// </summary>
public sealed class KernelUseTests
{
    private const string Row = "public class Row { public int Length => 1; public int this[int index] => index; [KernelOnly] public Row Slice(int start, int length) => this; }";
    private const string Long = "public class Row { [KernelOnly] public int Length => 1; public int this[int index] { get => index; set { } } public Row Slice(int start, int length) => this; }";
    private const string Cell = "public class Row { public int Length => 1; [KernelOnly] public int this[int index] { get => index; set { } } public Row Slice(int start, int length) => this; }";
    private const string HalfRow = "public class Row { public int Length => 1; public int this[int index] { get => index; [KernelOnly] set { } } }";
    private const string ReadRow = "public class Row { public int Length => 1; public int this[int index] { [KernelOnly] get => index; set { } } }";
    private const string Open = "public sealed class Handle : IDisposable, IAsyncDisposable { public string Name => \"\"; [KernelOnly] public void Dispose() { } public ValueTask DisposeAsync() => default; }";
    private const string OpenAsync = "public class Handle : IAsyncDisposable { [KernelOnly] public ValueTask DisposeAsync() => default; }";
    private const string Keys = "public class Gate { public Keys GetEnumerator() => new(); } public struct Keys { public int Current => 1; [KernelOnly] public bool MoveNext() => false; }";
    private const string Seen = "public class Gate { public Keys GetEnumerator() => new(); } public struct Keys { public int Current { [KernelOnly] get => 1; } public bool MoveNext() => false; }";
    private const string Closed = "public class Gate { public Keys GetEnumerator() => new(); } public ref struct Keys { public int Current => 1; public bool MoveNext() => false; [KernelOnly] public void Dispose() { } }";
    private const string Stream = "public class Gate { public IAsyncEnumerator<int> At() => null!; [KernelOnly] public IAsyncEnumerator<int> GetAsyncEnumerator() => null!; }";
    private const string Enumerated = "public class Gate { [KernelOnly] public IEnumerator<int> GetEnumerator() => null!; }";
    private const string Split = "public class Gate { [KernelOnly] public void Deconstruct(out int first, out int second) => first = second = 1; }";
    private const string Signal = "public class Signal { [KernelOnly] public Awaiter GetAwaiter() => new(); } public struct Awaiter : INotifyCompletion { public bool IsCompleted => true; public int GetResult() => 1; public void OnCompleted(Action next) { } }";
    private const string Result = "public class Signal { public Awaiter GetAwaiter() => new(); } public struct Awaiter : INotifyCompletion { public bool IsCompleted => true; [KernelOnly] public int GetResult() => 1; public void OnCompleted(Action next) { } }";
    private const string Ready = "public class Signal { public Awaiter GetAwaiter() => new(); } public struct Awaiter : INotifyCompletion { [KernelOnly] public bool IsCompleted => true; public int GetResult() => 1; public void OnCompleted(Action next) { } }";
    private const string HalfReady = "public class Signal { public Awaiter GetAwaiter() => new(); } public struct Awaiter : INotifyCompletion { public bool IsCompleted { [KernelOnly] get => true; } public int GetResult() => 1; public void OnCompleted(Action next) { } }";
    private const string Sealed = "public static class Door { public static Seal Make() => new(1); } [KernelOnly] public record Seal(int Number);";
    private const string Step = "public class Gate { [KernelOnly] public static Gate operator ++(Gate gate) => gate; public static Gate operator --(Gate gate) => gate; }";
    private const string Built = "[CollectionBuilder(typeof(Gates), \"Create\")] public class Gate : List<int>; public static class Gates { [KernelOnly] public static Gate Create(ReadOnlySpan<int> items) => new(); }";
    private const string Made = "public class Gate : List<int> { [KernelOnly] public Gate() { } public Gate(int level) { } }";
    private const string Filled = "public class Gate : System.Collections.IEnumerable { [KernelOnly] public void Add(int item) { } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }";
    private const string Late = "public class Gate { [KernelOnly] public Gate(int level) { } public Gate(string name) { } }";
    private const string Pulled = "public class Gate { [KernelOnly] public void Pull(int level) { } public void Pull(string name) { } public void Free(int level) { } public void Free(string name) { } }";
    private const string Indexed = "public class Gate { [KernelOnly] public int this[int level] => 1; public int this[string name] => 1; public int Level => 1; }";
    private const string Alarm = "public class Gate { [KernelOnly] public event Action? Tripped { add { } remove { } } }";
    private const string Joined = "public class Gate { public event Action? Tripped { [KernelOnly] add { } remove { } } }";
    private const string Left = "public class Gate { public event Action? Tripped { add { } [KernelOnly] remove { } } }";
    private const string ReadOnly = "public class Gate { public int Level { [KernelOnly] get; set; } public string? Name { [KernelOnly] get; set; } }";
    private const string WriteOnly = "public class Gate { public int Level { get; [KernelOnly] set; } public string? Name { get; [KernelOnly] set; } }";
    private const string Property = "public class Gate { [KernelOnly] public int Level { get; set; } }";

    [Theory]
    [InlineData(Row, "var x = {|AEV1001:new Row()[0..1]|};")]
    [InlineData(Row, "var x = new Row() is [{|AEV1001:.. var rest|}];")]
    [InlineData(Long, "var x = {|AEV1001:new Row()[^1]|};")]
    [InlineData(Long, "var x = new Row() is {|AEV1001:[1]|};")]
    [InlineData(Cell, "var x = {|AEV1001:new Row()[^1]|};")]
    [InlineData(Cell, "var x = new Row() is {|AEV1001:[1]|};")]
    [InlineData(HalfRow, "var row = new Row(); {|AEV1001:row[^1]|} = 2;")]
    [InlineData(ReadRow, "var x = {|AEV1001:new Row()[^1]|};")]
    [InlineData(ReadRow, "var x = new Row() is {|AEV1001:[1]|};")]
    public Task An_index_or_a_range_from_the_end_is_a_use(string kernel, string body) => KernelDouble.RunBodyAsync(kernel, body);

    [Theory]
    [InlineData(HalfRow, "var x = new Row()[^1]; var y = new Row() is [1];")]
    [InlineData(ReadRow, "var row = new Row(); row[^1] = 2;")]
    [InlineData(Row, "var x = new Row() is [1]; var y = new Row()[^1];")]
    public Task An_index_that_does_without_the_marked_member_is_silent(string kernel, string body) => KernelDouble.RunBodyAsync(kernel, body);

    [Theory]
    [InlineData(Open, "{|AEV1001:using var handle = new Handle();|}")]
    [InlineData(Open, "{|AEV1001:using (new Handle()) { }|}")]
    [InlineData(Open, "{|AEV1001:using (var handle = new Handle()) { }|}")]
    [InlineData(OpenAsync, "{|AEV1001:await using var handle = new Handle();|}")]
    [InlineData(OpenAsync, "{|AEV1001:await using (new Own()) { }|}")]
    public Task The_end_of_a_using_is_a_use(string kernel, string body) => KernelDouble.RunAsync(kernel, $$"""
        internal static class Program { internal static async Task RunAsync() { await Task.Yield(); {{body}} } }
        {{(kernel == OpenAsync ? "internal class Own : Handle;" : string.Empty)}}
        """);

    [Theory]
    [InlineData("public class Handle : IDisposable { public void Dispose() { } [KernelOnly] public void Close() { } [KernelOnly] public virtual void Dispose(bool all) { } }", "using var stream = new System.IO.MemoryStream();")]
    [InlineData("public class Handle : IDisposable { public void Dispose() { } [KernelOnly] public void Close() { } } public class Other { [KernelOnly] public void Dispose() { } }", "using var handle = new Handle();")]
    public Task A_using_that_ends_with_an_open_member_is_silent(string kernel, string body) => KernelDouble.RunBodyAsync(kernel, body);

    [Theory]
    [InlineData(Keys, "foreach (var key in {|AEV1001:new Gate()|}) { }")]
    [InlineData(Seen, "foreach (var key in {|AEV1001:new Gate()|}) { }")]
    [InlineData(Closed, "foreach (var key in {|AEV1001:new Gate()|}) { }")]
    [InlineData(Stream, "await foreach (var key in {|AEV1001:new Gate()|}) { }")]
    [InlineData(Split, "foreach (var (first, second) in {|AEV1001:new Gate[1]|}) { }")]
    [InlineData(Split, "{|AEV1001:var (first, second) = new Gate()|};")]
    [InlineData(Split, "var x = new Gate() is {|AEV1001:(1, 2)|};")]
    [InlineData(Enumerated, "int[] all = [{|AEV1001:.. new Gate()|}];")]
    public Task Taking_something_apart_is_a_use(string kernel, string body) => KernelDouble.RunBodyAsync(kernel, body);

    [Theory]
    [InlineData(Split, "foreach (var gate in new Gate[1]) { }")]
    [InlineData(Split, "foreach (var (first, second) in new[] { (1, 2) }) { }")]
    [InlineData(Enumerated, "int[] all = [.. new[] { 1 }];")]
    public Task Taking_something_else_apart_is_silent(string kernel, string body) => KernelDouble.RunBodyAsync(kernel, body);

    [Theory]
    [InlineData(Signal)]
    [InlineData(Result)]
    [InlineData(Ready)]
    [InlineData(HalfReady)]
    public Task Awaiting_is_a_use(string kernel) => KernelDouble.RunBodyAsync(kernel, "var x = {|AEV1001:await new Signal()|}; await Task.Delay(1);");

    [Theory]
    [InlineData(Sealed, "var copy = {|AEV1001:Door.Make() with { }|};")]
    [InlineData(Step, "var gate = new Gate(); {|AEV1001:gate++|};")]
    [InlineData(Built, "Gate gate = {|AEV1001:[1, 2]|};")]
    [InlineData(Made, "Gate gate = {|AEV1001:[]|};")]
    [InlineData(Filled, "Gate gate = {|AEV1001:[1, 2]|};")]
    public Task What_an_expression_calls_without_saying_so_is_a_use(string kernel, string body) => KernelDouble.RunBodyAsync(kernel, body);

    [Theory]
    [InlineData(Step, "var gate = new Gate(); gate--; var number = 1; number++;")]
    [InlineData(Built, "List<int> list = [1, 2];")]
    [InlineData(Filled, "Gate gate = [];")]
    public Task What_calls_another_member_is_silent(string kernel, string body) => KernelDouble.RunBodyAsync(kernel, body);

    [Theory]
    [InlineData(Late, "dynamic late = any; var gate = {|AEV1001:new Gate(late)|};")]
    [InlineData(Pulled, "dynamic late = any; {|AEV1001:new Gate().Pull(late)|};")]
    [InlineData(Indexed, "dynamic late = any; var x = {|AEV1001:new Gate()[late]|};")]
    public Task A_member_that_is_chosen_at_run_time_is_a_use(string kernel, string body) => KernelDouble.RunBodyAsync(kernel, body);

    [Theory]
    [InlineData(Pulled, "dynamic late = any; new Gate().Free(late);")]
    [InlineData("public class Gate { [KernelOnly] public int Level => 1; public int this[int level] => 1; public int this[string name] => 1; }", "dynamic late = any; var x = new Gate()[late];")]
    public Task Another_member_that_is_chosen_at_run_time_is_silent(string kernel, string body) => KernelDouble.RunBodyAsync(kernel, body);

    [Theory]
    [InlineData(Alarm, "{|AEV1001:new Gate().Tripped|} += () => { };")]
    [InlineData(Joined, "{|AEV1001:new Gate().Tripped|} += () => { };")]
    [InlineData(Left, "{|AEV1001:new Gate().Tripped|} -= () => { };")]
    public Task An_event_is_used_by_the_accessor_that_is_called(string kernel, string body) => KernelDouble.RunBodyAsync(kernel, body);

    [Theory]
    [InlineData(Joined, "new Gate().Tripped -= () => { };")]
    [InlineData(Left, "new Gate().Tripped += () => { };")]
    public Task The_other_accessor_of_an_event_is_silent(string kernel, string body) => KernelDouble.RunBodyAsync(kernel, body);

    [Theory]
    [InlineData(ReadOnly, "var x = {|AEV1001:new Gate().Level|};")]
    [InlineData(ReadOnly, "int x; x = {|AEV1001:new Gate().Level|};")]
    [InlineData(ReadOnly, "var gate = new Gate(); {|AEV1001:gate.Level|} += 1;")]
    [InlineData(ReadOnly, "var gate = new Gate(); {|AEV1001:gate.Name|} ??= \"x\";")]
    [InlineData(ReadOnly, "var gate = new Gate(); {|AEV1001:gate.Level|}++;")]
    [InlineData(ReadOnly, "int x; (x, _) = ({|AEV1001:new Gate().Level|}, 1);")]
    [InlineData(WriteOnly, "var gate = new Gate(); {|AEV1001:gate.Level|} = 1;")]
    [InlineData(WriteOnly, "var gate = new Gate(); {|AEV1001:gate.Level|} += 1;")]
    [InlineData(WriteOnly, "var gate = new Gate(); {|AEV1001:gate.Name|} ??= \"x\";")]
    [InlineData(WriteOnly, "var gate = new Gate(); {|AEV1001:gate.Level|}++;")]
    [InlineData(WriteOnly, "var gate = new Gate { {|AEV1001:Level|} = 1 };")]
    [InlineData(WriteOnly, "var gate = new Gate(); (({|AEV1001:gate.Level|}, _), _) = ((1, 2), 3);")]
    [InlineData(Property, "var gate = new Gate { {|AEV1001:Level|} = 1 };")]
    public Task A_property_is_used_by_the_accessor_that_is_called(string kernel, string body) => KernelDouble.RunBodyAsync(kernel, body);

    [Theory]
    [InlineData(ReadOnly, "var gate = new Gate(); gate.Level = 1;")]
    [InlineData(ReadOnly, "var gate = new Gate(); (gate.Level, _) = (1, 2);")]
    [InlineData(WriteOnly, "int x; x = new Gate().Level;")]
    [InlineData(WriteOnly, "int x; (x, _) = (new Gate().Level, 1);")]
    [InlineData(WriteOnly, "var x = (new Gate().Level, 1);")]
    public Task The_other_accessor_of_a_property_is_silent(string kernel, string body) => KernelDouble.RunBodyAsync(kernel, body);

    [Fact]
    public Task A_method_called_nameof_is_no_name() => KernelDouble.RunAsync(
        "public static class Barriers { [KernelOnly] public static int Level => 1; } [KernelOnly] public class Vault { }",
        """
        class C
        {
            static string nameof(object value) => value.ToString()!;
            string M() => nameof({|AEV1001:Barriers.Level|}) + nameof(new {|AEV1001:Vault|}[1]);
        }

        class D
        {
            string M() => nameof(Barriers.Level) + nameof(Vault) + nameof(List<Vault>);
        }
        """);
}
