namespace Aevum.Analyzers.Tests.Kit;

public sealed class SignerDeclarationTests
{
    private const string Members = """
        public string KeyId => "key"; public string Provenance => "external"; public ReadOnlyMemory<byte> PublicKey => default;
        private readonly System.Net.Http.HttpClient _http = new();
        public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) =>
            await (await _http.PostAsync(new Uri("https://kms.example/"), new System.Net.Http.ReadOnlyMemoryContent(digest), ct)).Content.ReadAsByteArrayAsync(ct);
        """;

    public static TheoryData<string> Flagged =>
    [
        $"[AevumSigner({{|AEV9006:\"\"|}}, Boundary = TrustBoundary.External)] public sealed class S : ISigner {{ {Members} }}",
        $"[AevumSigner({{|AEV9006:\"acme kms\"|}}, Boundary = TrustBoundary.External)] public sealed class S : ISigner {{ {Members} }}",
        $"[AevumSigner({{|AEV9006:\"acme:kms\"|}}, Boundary = TrustBoundary.External)] public sealed class S : ISigner {{ {Members} }}",
        $"[AevumSigner({{|AEV9005:\"acme-kms\"|}}, Boundary = TrustBoundary.External)] public sealed class S : ISigner {{ {Members} }} [AevumSigner({{|AEV9005:\"Acme-KMS\"|}}, Boundary = TrustBoundary.External)] public sealed class T : ISigner {{ {Members} }}",
        $"[AevumSigner({{|AEV9005:\"in-process\"|}}, Boundary = TrustBoundary.External)] public sealed class S : ISigner {{ {Members} }}",
        $"[AevumSigner(\"acme-kms\", Boundary = TrustBoundary.External)] public sealed class {{|AEV9009:S|}} : ISigner {{ private S() {{ }} {Members} }}",
        $"[AevumSigner(\"acme-kms\", Boundary = TrustBoundary.External)] public sealed class {{|AEV9009:S|}}(string key, int size) : ISigner {{ public int Size => key.Length + size; {Members} }}",
        $"[AevumSigner(\"acme-kms\", Boundary = TrustBoundary.External)] public sealed class {{|AEV9009:S|}}(ReadOnlySpan<byte> seed) : ISigner {{ public int Size {{ get; }} = seed.Length; {Members} }}",
        $"[AevumSigner(\"acme-kms\", Boundary = TrustBoundary.External)] public sealed class {{|AEV9009:S|}} : ISigner {{ public S(AOptions a) => a.ToString(); public S(BOptions b) => b.ToString(); {Members} }} public sealed class AOptions; public sealed class BOptions;",
        $"[AevumSigner(\"acme-kms\", Boundary = TrustBoundary.External)] public abstract class {{|AEV9010:S|}} : ISigner {{ {Members} }}",
        $"[AevumSigner(\"acme-kms\", Boundary = TrustBoundary.External)] public sealed class {{|AEV9010:S|}}<T> : ISigner {{ {Members} }}",
        "[AevumSigner(\"acme-kms\", Boundary = TrustBoundary.External)] public sealed class {|AEV9010:S|};",
        $"public class Outer {{ [AevumSigner(\"acme-kms\", Boundary = TrustBoundary.External)] private sealed class {{|AEV9010:S|}} : ISigner {{ {Members} }} }}",
        $"[AevumSigner(\"acme-kms\", Boundary = {{|AEV9010:(TrustBoundary)7|}})] public sealed class S : ISigner {{ {Members} }}",
        $"[AevumSigner(\"acme-kms\", Boundary = TrustBoundary.External)] public sealed class {{|AEV9010:S|}}(SOptions options) : ISigner {{ public int X => options.X; {Members} }} public sealed class SOptions(int x) {{ public int X => x; }}",
        $"[AevumSigner(\"acme-kms\", Boundary = TrustBoundary.External)] public sealed class {{|AEV9010:S|}}(SOptions options) : ISigner {{ public object X => options.X; {Members} }} public sealed class SOptions {{ public required Func<int> X {{ get; set; }} }}",
    ];

    public static TheoryData<string> Silent =>
    [
        $"[AevumSigner(\"acme-kms\", Boundary = TrustBoundary.External)] public sealed class S : ISigner {{ {Members} }}",
        $"[AevumSigner(\"acme-kms\", Boundary = TrustBoundary.External)] internal sealed class S(SOptions options, TimeProvider time) : ISigner {{ public object X => (options, time); {Members} }} internal sealed record SOptions {{ public required Uri Address {{ get; init; }} }}",
        $"[AevumSigner(\"acme-kms\", Boundary = TrustBoundary.External)] public sealed class S : ISigner {{ public S(SOptions options) => options.ToString(); public S(SOptions options, TimeProvider time) => time.ToString(); public S(string text) => text.ToString(); {Members} }} public sealed class SOptions;",
        $"public sealed class NotAnnounced(string key) : ISigner {{ public string Key => key; {Members} }}",
    ];

    [Theory]
    [MemberData(nameof(Flagged))]
    public Task A_fault_of_a_signer_is_reported(string source) => KitTest.RunAsync(source);

    [Theory]
    [MemberData(nameof(Silent))]
    public Task A_good_signer_is_silent(string source) => KitTest.RunAsync(source);
}
