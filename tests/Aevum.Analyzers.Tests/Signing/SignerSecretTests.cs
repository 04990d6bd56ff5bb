namespace Aevum.Analyzers.Tests.Signing;

/// <summary>AEV3005: where a secret of a signer goes.</summary>
public sealed class SignerSecretTests
{
    private const string Types = """
        global using System.Net.Http.Headers;
        using Aevum.Rules.Markers;
        internal sealed class Mine(MineOptions options, string token = "none") : ISigner
        {
            public object Both => (options, token);
            internal static void Call(string outside)
            {
                _ = new AuthenticationHeaderValue("Bearer", {|AEV3005:"hvs.secret"|});
                _ = new MineOptions(outside, "no secret");
            }
            public string KeyId => ""; public string Provenance => "mine"; public ReadOnlyMemory<byte> PublicKey => default; public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray());
        }
        internal sealed class Loose(object token) : ISigner { public object Token => token; public string KeyId => ""; public string Provenance => "mine"; public ReadOnlyMemory<byte> PublicKey => default; public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray()); }
        internal sealed class MineOptions(string token, string parameter) { public string Both => token + parameter; }
        internal static class Marked { internal static void Use(string note, [SignerSecret] string secret) { } }
        namespace Own { internal sealed class HttpHeaders { public void Add(string name) { } public void Note(string name, string text) { } } }
        """;

    [Theory]
    [InlineData("Marked.Use(\"note\", {|AEV3005:\"hvs.secret\"|});")]
    [InlineData("headers.Add(\"X-Vault-Token\", {|AEV3005:\"hvs.secret\"|});")]
    [InlineData("headers.TryAddWithoutValidation(\"X-Vault-Token\", {|AEV3005:\"hvs.secret\"|});")]
    [InlineData("Mine.Call(outside);")]
    public Task A_secret_that_is_written_in_source_is_reported(string body) => RunAsync(body);

    [Theory]
    [InlineData("Marked.Use(\"note\", outside);")]
    [InlineData("_ = new AuthenticationHeaderValue(\"Bearer\", \"hvs.secret\");")]
    [InlineData("new Dictionary<string, string>().Add(\"X-Vault-Token\", \"hvs.secret\");")]
    [InlineData("new Own.HttpHeaders().Add(\"X-Vault-Token\");")]
    [InlineData("new Own.HttpHeaders().Note(\"X-Vault-Token\", \"a text\");")]
    [InlineData("_ = new Mine(new MineOptions(outside, \"x\"));")]
    [InlineData("_ = new Loose(\"hvs.secret\");")]
    public Task What_is_no_secret_of_a_signer_is_silent(string body) => RunAsync(body);

    private static Task RunAsync(string body) => KitTest.Case(ShippedTest.Project("production", Types, $$"""
        internal static class Start { internal static void Run(string outside, HttpRequestHeaders headers) { {{body}} } }
        """)).RunAsync(TestContext.Current.CancellationToken);
}
