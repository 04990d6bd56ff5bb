namespace Aevum.Analyzers.Tests.Signing;

/// <summary>AEV3006: what becomes of the digest, and who holds the key.</summary>
public sealed class SignerDishonestTests
{
    private const string Types = """
        global using System.Security.Cryptography;
        global using System.Security.Cryptography.X509Certificates;
        internal static class Remote { internal static byte[] Sign(byte[] digest) => digest; }
        internal sealed class Request(ReadOnlyMemory<byte> digest) { public ReadOnlyMemory<byte> Digest => digest; }
        internal class Own { public virtual byte[] HashData(ReadOnlyMemory<byte> digest) => []; }
        internal sealed class Ed25519PrivateKeyParameters;
        namespace Elsewhere { internal sealed class Key; internal sealed class MLDsa { public void SignHash() { } } }
        namespace NSec.Cryptography { internal sealed class Key; }
        namespace NSec { internal sealed class Digest { public byte[] Result => []; public void BlockUpdate(byte[] text) { } } }
        namespace Org.BouncyCastle { internal sealed class Digest { public byte[] Result => []; public void BlockUpdate(byte[] text) { } } }
        """;

    [Theory]
    [InlineData("SignAsync", "return new(Remote.Sign({|AEV3006:SHA256.HashData(digest.Span)|}));")]
    [InlineData("SignAsync", "var h = {|AEV3006:SHA256.HashData(digest.Span)|}; LogDigest(digest); return new(Remote.Sign(h));")]
    [InlineData("SignAsync", "var h = {|AEV3006:SHA256.HashData(digest.Span)|}; Console.WriteLine(digest); return new(Remote.Sign(h));")]
    [InlineData("SignAsync", "var hash = new Org.BouncyCastle.Digest(); {|AEV3006:hash.BlockUpdate(digest.ToArray())|}; return new(hash.Result);")]
    [InlineData("SignAsync", "var hash = new NSec.Digest(); {|AEV3006:hash.BlockUpdate(digest.ToArray())|}; return new(hash.Result);")]
    [InlineData("SignAsync", "return new({|AEV3006:Hash(digest)|});")]
    [InlineData("{|AEV3006:SignAsync|}", "return new(Remote.Sign(new byte[2]));")]
    public Task A_digest_that_is_hashed_again_or_not_used_is_reported(string name, string body) => RunBodyAsync(name, body);

    [Theory]
    [InlineData("return new(Remote.Sign(digest.ToArray()));")]
    [InlineData("var h = SHA256.HashData(digest.Span); _ = new Request(digest); return new(Remote.Sign(h));")]
    [InlineData("var h = SHA256.HashData(digest.Span); return new(Remote.Sign(digest.ToArray().Concat(h).ToArray()));")]
    [InlineData("_ = digest.Span[0]; return new(Remote.Sign(SHA256.HashData(Salt)));")]
    [InlineData("_ = digest.Span[0]; var salt = Salt.ToArray(); return new(Remote.Sign(SHA256.HashData(salt)));")]
    [InlineData("_ = digest.Span[0]; Func<byte[], byte[]> hash = x => SHA256.HashData(x); return new(Remote.Sign(hash(Salt)));")]
    [InlineData("_ = digest.Span[0]; var salt = Salt; while (salt.Length < 2) { salt = salt.ToArray(); } return new(Remote.Sign(SHA256.HashData(salt)));")]
    [InlineData("_ = digest.Span[0]; return new(Hash(Salt));")]
    [InlineData("_ = digest.Span[0]; return new(Salts.Select(x => SHA256.HashData(x)).First());")]
    [InlineData("return new(Salts.Select(x => { _ = digest.Span[0]; return SHA256.HashData(x); }).First());")]
    [InlineData("return new(new Own().HashData(digest));")]
    [InlineData("return new(Key.SignHash(digest.Span));")]
    public Task A_digest_that_is_signed_is_silent(string body) => RunBodyAsync("SignAsync", body);

    [Theory]
    [InlineData("SignBatchAsync", "return new(digests.SelectMany(d => new[] { 1 }.Select(i => {|AEV3006:SHA256.HashData(d.Span)|})).ToArray());")]
    [InlineData("{|AEV3006:SignBatchAsync|}", "ArgumentNullException.ThrowIfNull(digests); return new(new byte[][] { Remote.Sign(new byte[2]) });")]
    [InlineData("SignBatchAsync", "ArgumentNullException.ThrowIfNull(digests); return new(digests.Select(d => Remote.Sign(d.ToArray())).ToArray());")]
    public Task The_digests_of_a_batch_are_followed(string name, string body) => RunAsync($$"""
        [AevumSigner("batch", Boundary = TrustBoundary.External)]
        internal sealed class Batch : IBatchSigner
        {
            public int MaxBatchSize => 2;
            public ValueTask<IReadOnlyList<byte[]>> {{name}}(IReadOnlyList<ReadOnlyMemory<byte>> digests, CancellationToken ct = default) { {{body}} }
            public string KeyId => ""; public string Provenance => "mine"; public ReadOnlyMemory<byte> PublicKey => default; public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray());
        }
        """);

    [Theory]
    [InlineData("Ed25519PrivateKeyParameters? {|AEV3006:_key|}", "_ = _key;")]
    [InlineData("NSec.Cryptography.Key? {|AEV3006:_key|}", "_ = _key;")]
    [InlineData("byte[]? {|AEV3006:_seed|}", "_ = _seed;")]
    [InlineData("ECDsa? {|AEV3006:_key|}", "_ = _key!.SignHash(new byte[2]);")]
    [InlineData("ECDsa? {|AEV3006:_key|}", "_key!.TrySignHash(new byte[2], new byte[2], out _);")]
    [InlineData("X509Certificate2? {|AEV3006:_key|}", "_ = _key!.GetECDsaPrivateKey();")]
    public Task A_signer_that_holds_a_key_is_reported(string field, string use) => RunFieldAsync(field, use);

    [Theory]
    [InlineData("byte[]? _signingKeyPublic", "_ = _signingKeyPublic;")]
    [InlineData("string? _signingKeyUri", "_ = _signingKeyUri;")]
    [InlineData("string? _signingKeyReference", "_ = _signingKeyReference;")]
    [InlineData("Elsewhere.Key? _key", "_ = _key;")]
    [InlineData("Elsewhere.MLDsa? _key", "_key!.SignHash();")]
    [InlineData("X509Certificate2? _key", "_ = _key!.GetECDsaPublicKey();")]
    [InlineData("X509Certificate2? _key", "_ = _key!.HasPrivateKey;")]
    [InlineData("ECDsa? _key", "_ = _key!.VerifyHash(new byte[2], new byte[2]); _ = other.SignHash(new byte[2]);")]
    public Task A_signer_that_holds_no_private_key_is_silent(string field, string use) => RunFieldAsync(field, use);

    [Fact]
    public Task What_only_a_debug_build_contains_is_silent()
    {
        var project = ShippedTest.Project("production", Types, """
            #if DEBUG
            [AevumSigner("mine", Boundary = TrustBoundary.External)]
            internal sealed class Mine : ISigner
            {
                private readonly byte[] _seed = [];
                public string KeyId => _seed.Length.ToString(); public string Provenance => "mine"; public ReadOnlyMemory<byte> PublicKey => default;
                public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(Remote.Sign(new byte[2]));
            }
            #endif
            """);
        return KitTest.Case(project with { PreprocessorSymbols = ["DEBUG"] }).RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task RunBodyAsync(string name, string body) => RunAsync($$"""
        [AevumSigner("mine", Boundary = TrustBoundary.External)]
        internal sealed class Mine : ISigner
        {
            private static readonly byte[] Salt = [1, 2];
            private static readonly byte[][] Salts = [Salt];
            internal static ECDsa Key => null!;
            public string KeyId => ""; public string Provenance => "mine"; public ReadOnlyMemory<byte> PublicKey => default;
            public ValueTask<byte[]> {{name}}(ReadOnlyMemory<byte> digest, CancellationToken ct = default) { {{body}} }
            internal static byte[] Hash(ReadOnlyMemory<byte> text) => SHA256.HashData(text.Span);
            internal static void LogDigest(ReadOnlyMemory<byte> text) { }
        }
        """);

    private static Task RunFieldAsync(string field, string use) => RunAsync($$"""
        [AevumSigner("mine", Boundary = TrustBoundary.External)]
        internal sealed class Mine : ISigner
        {
            internal {{field}} = null;
            internal void Use(ECDsa other) { {{use}} }
            public string KeyId => ""; public string Provenance => "mine"; public ReadOnlyMemory<byte> PublicKey => default; public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray());
        }
        """);

    private static Task RunAsync(string source) => KitTest.Case(ShippedTest.Project("production", Types, source)).RunAsync(TestContext.Current.CancellationToken);
}
