namespace Aevum.Analyzers.Tests.Barriers;

/// <summary>AEV1001: where the name of a marked type counts, and where something else is reported in its place.</summary>
public sealed class AEV1001Tests
{
    private const string Kernel = """
        [KernelOnly] public class Vault { public static int Count => 1; }
        public static class Door { public static Vault Open() => new(); }
        """;

    [Theory]
    [InlineData("class C { void M() { var x = {|AEV1001:new Aevum.Vault()|}; } }")]
    [InlineData("class C { void M() { var x = {|AEV1001:new global::Aevum.Vault()|}; } }")]
    [InlineData("class C { int M() => {|AEV1001:Aevum.Vault.Count|}; }")]
    [InlineData("using Safe = Aevum.Vault; class C { int M({|AEV1001:Safe|} safe) => {|AEV1001:Safe.Count|}; }")]
    public Task A_use_through_the_name_is_reported_once(string source) => KernelDouble.RunAsync(Kernel, source);

    [Theory]
    [InlineData("class C { void M() { var vault = Door.Open(); GC.KeepAlive(vault); } }")]
    [InlineData("class C { class Vault; Vault? _vault; }")]
    [InlineData("using Safe = Aevum.Door; class C { void M() => Safe.Open(); }")]
    [InlineData("class C { int Vault => 1; int M() => Vault; }")]
    public Task A_name_that_is_not_the_marked_type_is_silent(string source) => KernelDouble.RunAsync(Kernel, source);
}
