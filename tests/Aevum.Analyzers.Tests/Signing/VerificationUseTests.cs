namespace Aevum.Analyzers.Tests.Signing;

/// <summary>A signer that is made only to read its public half, seen through AEV3001.</summary>
public sealed class VerificationUseTests
{
    private const string Types = """
        internal sealed class Given(InProcessSigner inner) : ISigner { public Given() : this(null!) { } public object Inner => inner; public string KeyId => ""; public string Provenance => "mine"; public ReadOnlyMemory<byte> PublicKey => default; public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray()); }
        """;

    [Theory]
    [InlineData("_ = {|AEV3001:new InProcessSigner()|}.SignAsync(default);")]
    [InlineData("var s = {|AEV3001:new InProcessSigner()|}; s.Dispose();")]
    [InlineData("_ = {|AEV3001:new Given()|}.Inner;")]
    public Task A_signer_that_can_sign_is_reported(string body) => RunAsync(body);

    [Theory]
    [InlineData("var s = new InProcessSigner(); Console.WriteLine(s.PublicKey); s.Dispose();")]
    [InlineData("Console.WriteLine(new InProcessSigner().KeyId);")]
    [InlineData("_ = InProcessSigner.FromPkcs8Pem(outside).PublicKey;")]
    public Task A_signer_that_is_only_read_is_silent(string body) => RunAsync(body);

    private static Task RunAsync(string body) =>
        KitTest.Case(ShippedTest.Project("production", Types, $"internal static class Start {{ internal static void Run(string outside) {{ {body} }} }}")).RunAsync(TestContext.Current.CancellationToken);
}
