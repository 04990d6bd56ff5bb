namespace Aevum.Analyzers.Tests.Barriers;

/// <summary>AEV1005: which literals are put together to one text.</summary>
public sealed class AEV1005Tests
{
    [Theory]
    [InlineData("var sql = {|AEV1005:$\"{\"DELETE\"} FROM {\"aevum_ledger\"}\"|};")]
    [InlineData("var sql = {|AEV1005:$\"{(\"DELETE\")} FROM {Table}\"|};")]
    [InlineData("var sql = {|AEV1005:(\"DELETE FROM \") + Table|};")]
    [InlineData("var sql = {|AEV1005:((\"DELETE FROM \")) + Table|};")]
    [InlineData("var sql = {|AEV1005:(\"DELETE FROM \" + Table) + \" WHERE 1 = 1\"|};")]
    [InlineData("var sql = {|AEV1005:(\"DELETE FROM aevum_ledger\")|};")]
    [InlineData("var sql = {|AEV1005:(\"DELETE \" + \"FROM aevum_ledger\")|};")]
    [InlineData("var sql = {|AEV1005:$\"{\"DELETE FROM \" + Table}\"|};")]
    [InlineData("var sql = {|AEV1005:\"DELETE FROM \" + $\"{Table}\" + \" -- UPDATE\"|};")]
    [InlineData("var sql = {|AEV1005:Prefix(\"DELETE FROM orders\") + \"; DELETE FROM aevum_ledger\"|};")]
    [InlineData("var sql = Prefix({|AEV1005:\"DELETE FROM aevum_ledger\"|}) + \"UPDATE orders SET a = 1\";")]
    [InlineData("var number = 1 - ({|AEV1005:\"DELETE FROM aevum_ledger\"|}.Length);")]
    [InlineData("var sql = {|AEV1005:\"\" + $\"DELETE FROM aevum_ledger WHERE name = '{Prefix(\"SELECT 1\")}'\"|};")]
    public Task One_text_is_reported_once_and_as_a_whole(string body) => RunAsync(body);

    [Theory]
    [InlineData("var sql = Prefix(\"DELETE FROM \") + Table;")]
    [InlineData("var sql = $\"{Prefix(\"DELETE FROM \")} {Table}\";")]
    public Task An_argument_is_a_text_of_its_own(string body) => RunAsync(body);

    private static Task RunAsync(string body) => KitTest.RunAsync($$"""
        class C
        {
            private const string Table = "aevum_ledger";
            void M() { {{body}} }
            static string Prefix(string text) => text.ToString();
        }
        """);
}
