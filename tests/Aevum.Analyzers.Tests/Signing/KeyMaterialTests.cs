using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Analyzers.Tests.Signing;

/// <summary>AEV3003: which constants are keys, and where a key goes.</summary>
public sealed class KeyMaterialTests
{
    private const string Libraries = """
        namespace NSec.Cryptography { public class Key { public static void Import(byte[] blob) { } public static void Describe(byte[] blob) { } } }
        namespace Foreign
        {
            public class Ed25519PrivateKeyParameters { public Ed25519PrivateKeyParameters(byte[] key) { } }
            public class Other { public static void Import(byte[] blob) { } }
        }
        """;

    private const string Types = """
        global using System.Security.Cryptography;
        global using System.Security.Cryptography.X509Certificates;
        global using System.Text;
        using Aevum.Rules.Markers;
        internal sealed class Mine(object note, MineOptions? options = null) : ISigner { public object? Both => note ?? options; public string KeyId => ""; public string Provenance => "mine"; public ReadOnlyMemory<byte> PublicKey => default; public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray()); }
        internal sealed class SpanMine : ISigner { public SpanMine(Span<byte> label) { } public string KeyId => ""; public string Provenance => "mine"; public ReadOnlyMemory<byte> PublicKey => default; public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray()); }
        internal sealed class MineOptions { public byte[]? Blob { get; set; } public object? Note { get; set; } }
        internal sealed class Elsewhere { public string Text { get; set; } = ""; }
        internal sealed class Keeper { [KeyMaterial] public string Key { get; set; } = ""; }
        internal class Own { public virtual byte[] GetBytes(string name) => []; }
        internal static class Marked
        {
            internal static void Memory([KeyMaterial] ReadOnlyMemory<byte> key) { }
            internal static void Span([KeyMaterial] ReadOnlySpan<byte> key) { }
            internal static void Characters([KeyMaterial] ReadOnlySpan<char> key) { }
            internal static void Text([KeyMaterial] string key) { }
            internal static void Default([KeyMaterial] string key = "0123456789abcdef") { }
            internal static void Nothing([KeyMaterial] string? key = null) { }
        }
        """;

    private static readonly PortableExecutableReference LibrariesReference = Compile();

    [Theory]
    [InlineData("{|AEV3003:Marked.Default()|};")]
    [InlineData("Marked.Nothing();")]
    [InlineData("Marked.Memory({|AEV3003:new byte[] { 1, 2 }|});")]
    [InlineData("Marked.Memory({|AEV3003:new ReadOnlyMemory<byte>(new byte[] { 1, 2 })|});")]
    [InlineData("Marked.Span({|AEV3003:new ReadOnlySpan<byte>(new byte[] { 1, 2 })|});")]
    [InlineData("Marked.Span({|AEV3003:\"0123456789abcdef\"u8|});")]
    [InlineData("Marked.Span({|AEV3003:[1, 2]|});")]
    [InlineData("byte[] key = { 1, 2 }; Marked.Span({|AEV3003:key|});")]
    [InlineData("Marked.Span({|AEV3003:new byte[32]|});")]
    [InlineData("Span<byte> key = stackalloc byte[] { 1, 2 }; Marked.Span({|AEV3003:key|});")]
    [InlineData("Span<char> key = stackalloc[] { 'a', 'b' }; Marked.Characters({|AEV3003:key|});")]
    [InlineData("var key = new byte[] { 1, 2 }; Console.WriteLine(key); Marked.Span({|AEV3003:key|});")]
    [InlineData("var key = new byte[] { 1, 2 }; var other = new byte[2]; RandomNumberGenerator.Fill(other); Marked.Span({|AEV3003:key|});")]
    [InlineData("Marked.Text({|AEV3003:\"0123456789abcdef\"|});")]
    [InlineData("_ = new Keeper { Key = {|AEV3003:\"0123456789abcdef\"|} };")]
    [InlineData("_ = new MineOptions { Note = {|AEV3003:\"-----BEGIN PRIVATE KEY-----x\"|} };")]
    [InlineData("_ = new Mine({|AEV3003:\"-----BEGIN PRIVATE KEY-----x\"|});")]
    [InlineData("_ = new X509Certificate2({|AEV3003:new byte[] { 1, 2 }|}, outside);")]
    [InlineData("_ = new Foreign.Ed25519PrivateKeyParameters({|AEV3003:new byte[] { 1, 2 }|});")]
    [InlineData("NSec.Cryptography.Key.Import({|AEV3003:new byte[] { 1, 2 }|});")]
    [InlineData("rsa.FromXmlString({|AEV3003:\"<RSAKeyValue><D>abc</D></RSAKeyValue>\"|});")]
    public Task A_key_that_is_written_in_source_is_reported(string body) => RunAsync(body);

    [Theory]
    [InlineData("Marked.Span(new byte[] { first, second });")]
    [InlineData("byte[] key = { first, second }; Marked.Span(key);")]
    [InlineData("byte[] key = { 1, 2 }; _ = new MineOptions { Blob = key };")]
    [InlineData("Marked.Span([first, second]);")]
    [InlineData("Span<byte> key = stackalloc byte[] { first, second }; Marked.Span(key);")]
    [InlineData("var key = new byte[] { 1, 2 }; RandomNumberGenerator.Fill(key); Marked.Span(key);")]
    [InlineData("var key = unknown; while (outside.Length > 1) { key = key.ToArray(); } Marked.Span(key);")]
    [InlineData("Marked.Span(Encoding.UTF8.GetBytes(\"\"));")]
    [InlineData("Marked.Span(new Own().GetBytes(\"0123456789abcdef\"));")]
    [InlineData("Marked.Text(\"short\");")]
    [InlineData("_ = new MineOptions { Blob = new byte[] { 1, 2 } };")]
    [InlineData("_ = new MineOptions { Blob = new byte[32] };")]
    [InlineData("_ = new MineOptions { Blob = [1, 2] };")]
    [InlineData("_ = new MineOptions { Blob = Convert.FromHexString(\"00ff00ff00ff00ff00ff\") };")]
    [InlineData("_ = new SpanMine(stackalloc byte[] { 1, 2 });")]
    [InlineData("_ = new Elsewhere { Text = \"-----BEGIN PRIVATE KEY-----x\" };")]
    [InlineData("_ = new X509Certificate2(new byte[] { 1, 2 });")]
    [InlineData("_ = new X509Certificate2(\"the-name-of-a-file.pfx\", outside);")]
    [InlineData("NSec.Cryptography.Key.Describe(new byte[] { 1, 2 });")]
    [InlineData("Foreign.Other.Import(new byte[] { 1, 2 });")]
    [InlineData("rsa.FromXmlString(\"<RSAKeyValue><Modulus>abc</Modulus></RSAKeyValue>\");")]
    public Task What_is_no_key_or_not_known_is_silent(string body) => RunAsync(body);

    [Fact]
    public Task Only_the_key_of_an_in_process_signer_is_one() => ShippedTest.RunAsync("""
        internal sealed class Own(byte[] seed, byte[] publicKey, string label) : ISigner { public object All => (seed, publicKey, label); public string KeyId => ""; public string Provenance => "in-process"; public ReadOnlyMemory<byte> PublicKey => default; public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray()); }
        internal static class Start
        {
            internal static void Run(byte[] outside)
            {
                _ = {|AEV3001:new Own(outside, new byte[] { 1, 2 }, "a label that is long enough")|};
                _ = {|AEV3001:new Own({|AEV3003:new byte[] { 1, 2 }|}, outside, "a label that is long enough")|};
            }
        }
        """);

    private static Task RunAsync(string body)
    {
        var project = ShippedTest.Project("production", Types, $$"""
            [Obsolete("so that old constructors can be called")]
            internal static class Start
            {
                internal static void Run(string outside, byte first, byte second, byte[] unknown, RSA rsa) { {{body}} }
            }
            """);
        return KitTest.Case(project with { References = [.. project.References, LibrariesReference] }).RunAsync(TestContext.Current.CancellationToken);
    }

    private static PortableExecutableReference Compile()
    {
        using var image = new MemoryStream();
        var emitted = CSharpCompilation.Create(
            "Libraries",
            [CSharpSyntaxTree.ParseText(Libraries)],
            TestReferences.Net10,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        Assert.True(emitted.Success);
        return AssemblyMetadata.CreateFromImage([.. image.ToArray()]).GetReference(filePath: "Libraries.dll");
    }
}
