namespace Aevum.Analyzers.Tests.Signing;

/// <summary>AEV3004: options can be fields as well as properties.</summary>
public sealed class AddressFieldTests
{
    private const string Signer = """
        [AevumSigner("mine", Boundary = TrustBoundary.External)]
        internal sealed class Mine(MineOptions options) : ISigner
        {
            public string KeyId => options.Endpoint; public string Provenance => "mine"; public ReadOnlyMemory<byte> PublicKey => default;
            public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray());
        }
        internal sealed class MineOptions { public string Endpoint = ""; }
        internal sealed class Elsewhere { public string Endpoint = ""; }
        """;

    [Theory]
    [InlineData("new MineOptions { Endpoint = {|AEV3004:\"http://svc.example:8181\"|} }")]
    [InlineData("new MineOptions { Endpoint = \"https://svc.example:8181\" }")]
    [InlineData("new MineOptions { Endpoint = \"http://localhost:8181\" }")]
    [InlineData("new Elsewhere { Endpoint = \"http://svc.example:8181\" }")]
    public Task A_field_is_an_address_where_its_type_configures_a_signer(string value) =>
        ShippedTest.RunAsync($"{Signer} internal static class Start {{ internal static object Run() => {value}; }}");
}
