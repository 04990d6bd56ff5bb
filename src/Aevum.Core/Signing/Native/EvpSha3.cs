using System.Runtime.InteropServices;
using System.Text;

namespace Aevum.Signing.Native;

/// <summary>
/// SHA3-256 (FIPS 202) by libcrypto, one state for many texts. The runtime's own way to the same code looks at OpenSSL's list of errors before each step, which costs up to half of
/// the hash of a short text. Used by one thread at a time.
/// </summary>
internal sealed partial class EvpSha3
{
    private const int Success = 1;

    /// <summary>Kept as long as the process lives; zero where libcrypto is older than 3.0, or configured without SHA-3.</summary>
    private static readonly Lazy<nint> Algorithm = new(Fetch);

    private readonly EvpDigestContext _context = EvpDigestContext.Create();

    private EvpSha3()
    {
    }

    /// <summary>Null where libcrypto cannot do it.</summary>
    internal static EvpSha3? TryCreate() => NativeLibraries.HasCrypto && Algorithm.Value != 0 ? new EvpSha3() : null;

    /// <summary>Hashes one text into the first 32 bytes of the destination, which must be there.</summary>
    internal void Hash(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        NativeCall.Require(EVP_DigestInit_ex(_context, Algorithm.Value, 0) == Success);
        NativeCall.Require(EVP_DigestUpdate(_context, source, (nuint)source.Length) == Success);
        NativeCall.Require(EVP_DigestFinal_ex(_context, destination, out var written) == Success);
        NativeCall.Require(written == Audit.SigchainFormat.DigestSize);
    }

    private static nint Fetch()
    {
        try
        {
            var algorithm = EVP_MD_fetch(0, Encoding.ASCII.GetBytes("SHA3-256\0"), 0);
            ERR_clear_error();
            return algorithm;
        }
        catch (EntryPointNotFoundException)
        {
            return 0;
        }
    }

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial nint EVP_MD_fetch(nint library, ReadOnlySpan<byte> name, nint properties);

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial int EVP_DigestInit_ex(EvpDigestContext context, nint algorithm, nint engine);

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial int EVP_DigestUpdate(EvpDigestContext context, ReadOnlySpan<byte> source, nuint length);

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial int EVP_DigestFinal_ex(EvpDigestContext context, Span<byte> digest, out uint written);

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial void ERR_clear_error();
}
