using Aevum.Analyzers.CodeFixes.Kit;

namespace Aevum.Analyzers.Tests.Kit;

public sealed class PurposeDeclarationTests
{
    private const string Rest = "Grantee = \"support-agent\", Operations = ConsentOperations.Query";

    public static TheoryData<string> Flagged =>
    [
        $"[ConsentPurpose(\"order-tracking\", {Rest})] public class {{|AEV9002:P|}};",
        $"[ConsentPurpose(\"order-tracking\", {Rest})] public sealed record {{|AEV9002:P|}};",
        $"[ConsentPurpose(\"order-tracking\", {Rest})] public partial class {{|AEV9003:P|}}<T>;",
        $"public class Outer {{ [ConsentPurpose(\"order-tracking\", {Rest})] public partial class {{|AEV9003:P|}}; }}",
        $"public partial class Outer<T> {{ [ConsentPurpose(\"order-tracking\", {Rest})] public partial class {{|AEV9003:P|}}; }}",
        $"public struct Outer {{ public partial class Middle {{ [ConsentPurpose(\"order-tracking\", {Rest})] public class {{|AEV9002:{{|AEV9003:P|}}|}}; }} }}",
        $"[ConsentPurpose({{|AEV9004:\"order-tracking\"|}}, {Rest})] public partial class P; [ConsentPurpose({{|AEV9004:\"order-tracking\"|}}, {Rest})] public partial class Q;",
        $"[ConsentPurpose({{|AEV9006:\" order-tracking\"|}}, {Rest})] public partial class P;",
        $"[ConsentPurpose({{|AEV9006:\"order\\ntracking\"|}}, {Rest})] public partial class P;",
        $"[ConsentPurpose({{|AEV9006:\"order\\u202etracking\"|}}, {Rest})] public partial class P;",
        $"[ConsentPurpose({{|AEV9006:\"order\\ud800tracking\"|}}, {Rest})] public partial class P;",
        $"[ConsentPurpose({{|AEV9006:\"{new string('o', 201)}\"|}}, {Rest})] public partial class P;",
        "[{|AEV9007:ConsentPurpose(\"order-tracking\", Grantee = \"support-agent\")|}] public partial class P;",
        "[{|AEV9007:ConsentPurpose(\"order-tracking\", Grantee = \"support-agent\", Operations = ConsentOperations.None)|}] public partial class P;",
        $"[ConsentPurpose(\"order-tracking\", ValidForDays = {{|AEV9008:0|}}, {Rest})] public partial class P;",
        $"[ConsentPurpose(\"order-tracking\", ValidForDays = {{|AEV9008:-1|}}, {Rest})] public partial class P;",
        $"[ConsentPurpose(\"order-tracking\", ValidForDays = {{|AEV9008:3651|}}, {Rest})] public partial class P;",
        "[{|AEV9010:ConsentPurpose(\"order-tracking\", Operations = ConsentOperations.Query)|}] public partial class P;",
        "[ConsentPurpose(\"order-tracking\", Grantee = {|AEV2003:\" \"|}, Operations = ConsentOperations.Query)] public partial class P;",
        "[ConsentPurpose(\"order-tracking\", Grantee = \"support-agent\", Operations = {|AEV9010:(ConsentOperations)17|})] public partial class P;",
        $"[ConsentPurpose(\"order-tracking\", ClassificationMax = {{|AEV9010:(Classification)4|}}, {Rest})] public partial class P;",
        $"[ConsentPurpose(\"order-tracking\", {Rest})] public static partial class {{|AEV9010:P|}};",
        $"[ConsentPurpose(\"order-tracking\", {Rest})] file partial class {{|AEV9010:P|}};",
        $"[ConsentPurpose(\"order-tracking\", {Rest})] public partial class {{|AEV9010:Scope|}};",
        $"[ConsentPurpose(\"order-tracking\", {Rest})] public partial class {{|AEV9010:P|}} {{ public static int Grant() => 1; }}",
        $"[ConsentPurpose(\"order-tracking\", {Rest}, Subject = {{|AEV9010:typeof(string)|}})] public partial class P;",
        $"[ConsentPurpose(\"order-tracking\", {Rest}, Subject = {{|AEV9010:typeof(Hidden)|}})] public partial class P; internal sealed record Hidden(string SubjectId) : IConsentSubject;",
    ];

    public static TheoryData<string> Silent =>
    [
        $"[ConsentPurpose(\"order-tracking\", {Rest})] public sealed partial class P;",
        $"[ConsentPurpose(\"order-tracking\", {Rest})] public partial record P;",
        $"[ConsentPurpose(\"order-tracking\", ValidForDays = 1, {Rest})] public partial class P;",
        $"[ConsentPurpose(\"order-tracking\", ValidForDays = 365, {Rest})] public partial class P;",
        $"[ConsentPurpose(\"Bestellungen verfolgen (für Größen)\", {Rest})] public partial class P;",
        $"public partial interface I {{ public partial struct S {{ [ConsentPurpose(\"order-tracking\", {Rest})] public partial class P; }} }}",
        $"[ConsentPurpose(\"order-tracking\", {Rest})] public partial class P; [ConsentPurpose(\"Order-tracking\", {Rest})] public partial class Q;",
        $"[ConsentPurpose(\"order-tracking\", {Rest}, Subject = typeof(CustomerId))] internal partial class P; internal sealed record CustomerId(string SubjectId) : IConsentSubject;",
        $"[ConsentPurpose(\"order-tracking\", {Rest})] public partial class P {{ public static int Granted() => 1; public static class Scopes; }}",
    ];

    [Theory]
    [MemberData(nameof(Flagged))]
    public Task A_fault_of_a_declaration_is_reported(string source) => KitTest.RunAsync(source);

    [Theory]
    [MemberData(nameof(Silent))]
    public Task A_good_declaration_is_silent(string source) => KitTest.RunAsync(source);

    [Fact]
    public Task A_decoy_attribute_is_not_looked_at() => KitTest.RunAsync("""
        namespace Mine
        {
            public sealed class ConsentPurposeAttribute(string name) : Attribute { public string Name => name; }
            [ConsentPurpose(" ")] public class P;
        }
        """);

    [Fact]
    public Task The_fix_makes_a_purpose_partial() => KitTest.FixAsync(
        new MakePartialFix(),
        $$"""
        // first
        [ConsentPurpose("order-tracking", {{Rest}})]
        public sealed class {|AEV9002:P|}; // last

        [ConsentPurpose("parcel-tracking", {{Rest}})]
        // why
        class {|AEV9002:Q|}
        {
        }

        [ConsentPurpose("return-tracking", {{Rest}})] record {|AEV9002:R|};
        """,
        $$"""
        // first
        [ConsentPurpose("order-tracking", {{Rest}})]
        public sealed partial class P; // last

        [ConsentPurpose("parcel-tracking", {{Rest}})]
        // why
        partial class Q
        {
        }

        [ConsentPurpose("return-tracking", {{Rest}})] partial record R;
        """);

    [Fact]
    public Task The_fix_makes_the_types_around_a_purpose_partial() => KitTest.FixAsync(
        new MakePartialFix(),
        $$"""
        public class Outer
        {
            public struct Middle
            {
                [ConsentPurpose("order-tracking", {{Rest}})]
                public class {|AEV9002:{|AEV9003:{|AEV9003:P|}|}|};
            }
        }
        """,
        $$"""
        public partial class Outer
        {
            public partial struct Middle
            {
                [ConsentPurpose("order-tracking", {{Rest}})]
                public partial class P;
            }
        }
        """);

    [Fact]
    public Task No_fix_is_offered_for_a_generic_purpose() =>
        KitTest.FixAsync(new MakePartialFix(), $"[ConsentPurpose(\"order-tracking\", {Rest})] public partial class {{|AEV9003:P|}}<T>;", expected: null);

    [Fact]
    public Task The_fix_gives_grants_a_life_of_ninety_days() => KitTest.FixAsync(
        new ValidForDaysFix(),
        $$"""
        [ConsentPurpose("order-tracking", ValidForDays = /* why */ {|AEV9008:-30|}, {{Rest}})] public partial class P;
        [ConsentPurpose("parcel-tracking", {{Rest}}, ValidForDays = {|AEV9008:10 * 3650|})] public partial class Q;
        """,
        $$"""
        [ConsentPurpose("order-tracking", ValidForDays = /* why */ 90, {{Rest}})] public partial class P;
        [ConsentPurpose("parcel-tracking", {{Rest}}, ValidForDays = 90)] public partial class Q;
        """);
}
