using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Aevum.Audit;

/// <summary>Digests and signatures as text: lower-case hexadecimal, and base64url (RFC 4648 section 5) without padding in its one canonical form.</summary>
internal static class DigestText
{
    private const int HexLength = SigchainFormat.DigestSize * 2;

    internal static string Hex(ReadOnlySpan<byte> digest) => Convert.ToHexStringLower(digest);

    internal static string Signature(ReadOnlySpan<byte> signature)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(signature.Length, SigchainFormat.SignatureSize);
        return Base64Url.EncodeToString(signature);
    }

    /// <summary>Reads a digest; upper-case letters, spaces and other lengths are refused.</summary>
    internal static bool TryParseHex(ReadOnlySpan<byte> text, Span<byte> digest) =>
        text.Length == HexLength && text.IndexOfAnyInRange((byte)'A', (byte)'F') < 0
        && Convert.FromHexString(text, digest, out _, out _) == OperationStatus.Done;

    /// <summary>Reads a digest; upper-case letters, spaces and other lengths are refused.</summary>
    internal static bool TryParseHex([NotNullWhen(true)] string? text, Span<byte> digest) =>
        text is { Length: HexLength } && text.AsSpan().IndexOfAnyInRange('A', 'F') < 0
        && Convert.FromHexString(text, digest, out _, out _) == OperationStatus.Done;

    /// <summary>Reads a digest that the kernel itself wrote.</summary>
    /// <exception cref="BarrierViolationException">The text is not one.</exception>
    internal static byte[] ParseHex(string text)
    {
        var digest = new byte[SigchainFormat.DigestSize];
        return TryParseHex(text, digest) ? digest : throw new BarrierViolationException("The head of the chain has no digest of 64 lower-case hexadecimal digits; nothing can be appended to it. Verify the store.");
    }

    /// <summary>Reads a signature; padding, white space, the other alphabet and non-zero trailing bits are refused.</summary>
    internal static bool TryParseSignature(ReadOnlySpan<byte> text, Span<byte> signature)
    {
        if (text.Length != SigchainFormat.SignatureTextLength
            || Base64Url.DecodeFromUtf8(text, signature, out _, out var written) != OperationStatus.Done
            || written != SigchainFormat.SignatureSize)
        {
            return false;
        }

        // 86 characters carry 516 bits; the last 4 must be zero, or one signature would have 16 texts.
        Span<byte> again = stackalloc byte[SigchainFormat.SignatureTextLength];
        Base64Url.EncodeToUtf8(signature, again);
        return again.SequenceEqual(text);
    }
}
