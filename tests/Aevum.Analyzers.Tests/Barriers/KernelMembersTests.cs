namespace Aevum.Analyzers.Tests.Barriers;

/// <summary>AEV1001: which members inherit the mark, whatever else the kernel marks.</summary>
public sealed class KernelMembersTests
{
    [Theory]
    [InlineData("public class Gate { [KernelOnly] public virtual void Trip() { } }", "class C : Gate { public override void {|AEV1001:Trip|}() { } }")]
    [InlineData("public abstract class Gate { [KernelOnly] public abstract void Trip(); }", "class C : Gate { public override void {|AEV1001:Trip|}() { } }")]
    [InlineData("public class Gate { [KernelOnly] public override string ToString() => \"\"; }", "class C : Gate { public override string {|AEV1001:ToString|}() => \"\"; }")]
    [InlineData("public class Gate { [KernelOnly] public virtual int Level => 1; }", "class C : Gate { public override int {|AEV1001:Level|} => 1; }")]
    [InlineData("public class Gate { [KernelOnly] public virtual event Action Tripped { add { } remove { } } }", "class C : Gate { public override event Action {|AEV1001:Tripped|} { add { } remove { } } }")]
    [InlineData("public interface IGuard { [KernelOnly] void Guard(); }", "class C : IGuard { public virtual void {|AEV1001:Guard|}() { } } class D : C { public override void {|AEV1001:Guard|}() { } }")]
    [InlineData("public interface IGuard { [KernelOnly] void Guard(); } public interface IOwn { void Guard(); } public class Gate : IOwn { public virtual void Guard() { } }", "class C : Gate, IGuard { public override void {|AEV1001:Guard|}() { } }")]
    [InlineData("public class Gate { [KernelOnly] public virtual void Trip() { } }", "class C : Gate { public override void {|AEV1001:Trip|}() { } } class D { void M(C c) => {|AEV1001:c.Trip()|}; }")]
    public Task An_override_or_implementation_inherits_the_mark(string kernel, string source) => KernelDouble.RunAsync(kernel, source);

    [Theory]
    [InlineData("public class Alpha : Gate { public override void Trip() { } } public class Gate { [KernelOnly] public virtual void Trip() { } }", "class C { void M(Alpha alpha) => {|AEV1001:alpha.Trip()|}; }")]
    [InlineData("public class Alpha : Beta { public override void Trip() { } } public class Beta : Gate { public override void Trip() { } } public class Gate { [KernelOnly] public virtual void Trip() { } }", "class C { void M(Alpha alpha) => {|AEV1001:alpha.Trip()|}; }")]
    [InlineData("public class Alpha : IGuard { public void Guard() { } } public interface IGuard { [KernelOnly] void Guard(); }", "class C { void M(Alpha alpha) => {|AEV1001:alpha.Guard()|}; }")]
    [InlineData("public class Alpha { public class Inner : Gate { public override void Trip() { } } } public class Gate { [KernelOnly] public virtual void Trip() { } }", "class C { void M(Alpha.Inner inner) => {|AEV1001:inner.Trip()|}; }")]
    public Task A_type_of_the_kernel_inherits_the_mark_of_a_type_that_comes_after_it(string kernel, string source) => KernelDouble.RunAsync(kernel, source);

    [Theory]
    [InlineData("public class Gate { [KernelOnly] public virtual void Trip() { } }", "class C { public override string ToString() => \"\"; } class D : C { public override string ToString() => base.ToString(); }")]
    [InlineData("public interface IGuard { [KernelOnly] void Guard(); void Free(); }", "class C : IGuard { public void {|AEV1001:Guard|}() { } public void Free() { } public void Guard(int level) { } } class D { void M(C c) { c.Free(); c.Guard(1); } }")]
    public Task Another_member_of_the_same_type_is_open(string kernel, string source) => KernelDouble.RunAsync(kernel, source);

    [Fact]
    public Task The_accessors_of_a_marked_property_are_marked() => KernelDouble.RunBodyAsync(
        "public static class Barriers { [KernelOnly] public static int Level { get; set; } public static int Open { get; set; } }",
        """
        {|AEV1002:typeof(Barriers).GetMethod("get_Level")|}!.Invoke(null, null);
        typeof(Barriers).GetMethod("get_Open")!.Invoke(null, null);
        """);
}
