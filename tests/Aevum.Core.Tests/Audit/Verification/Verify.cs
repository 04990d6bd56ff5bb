using System.Text;

namespace Aevum.Audit.Verification;

/// <summary>Short forms of a verification for the tests.</summary>
internal static class Verify
{
    internal static async Task<ChainVerification> Export(byte[] export, KeyRing ring, ChainVerifierOptions? options = null)
    {
        using var stream = new MemoryStream(export);
        return await new ChainVerifier(ring, options).VerifyAsync(stream, TestContext.Current.CancellationToken);
    }

    internal static Task<ChainVerification> Export(string export, KeyRing ring, ChainVerifierOptions? options = null) =>
        Export(Encoding.UTF8.GetBytes(export), ring, options);

    internal static Task<ChainVerification> Chain(TestChain chain, ChainVerifierOptions? options = null) =>
        Export(chain.Export(), KeyRing.Of(chain.PublicKey.Span), options);

    internal static Task<ChainVerification> Events(TestChain chain, IEnumerable<SealedEvent> events, ChainVerifierOptions? options = null) =>
        Export(TestChain.Export(events), KeyRing.Of(chain.PublicKey.Span), options);
}
