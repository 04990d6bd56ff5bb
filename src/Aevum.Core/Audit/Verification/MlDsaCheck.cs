using System.Security.Cryptography;

namespace Aevum.Audit.Verification;

/// <summary>ML-DSA-65 (FIPS 204) over the representative, empty context, signature and key in hexadecimal. Fails closed where the platform has none.</summary>
internal static class MlDsaCheck
{
    private const int SignatureSize = 3309;

    /// <summary>Verifies the second signature of a hybrid event.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="representative">The signed bytes.</param>
    /// <param name="pinned">The pinned key; empty for none.</param>
    /// <returns>What is wrong; null when the signature holds.</returns>
    internal static EntryFault? Verify(EntryText entry, ReadOnlySpan<byte> representative, ReadOnlyMemory<byte> pinned)
    {
        if (!MLDsa.IsSupported)
        {
            return Fault("the chain is hybrid, and this platform has no ML-DSA-65 to verify it with (it needs OpenSSL 3.5 or newer)");
        }

        var publicKey = new byte[PinnedKey.MlDsa65PublicKeySize];
        var signature = new byte[SignatureSize];
        if (!TryParse(entry.Text(EventField.MlDsa65PublicKey), publicKey) || !TryParse(entry.Text(EventField.MlDsa65Signature), signature))
        {
            return Fault("mldsa65_pub or mldsa65_sig is not lower-case hexadecimal of the right length");
        }

        if (!pinned.IsEmpty && !pinned.Span.SequenceEqual(publicKey))
        {
            return Fault("mldsa65_pub is not the pinned key");
        }

        using var key = MLDsa.ImportMLDsaPublicKey(MLDsaAlgorithm.MLDsa65, publicKey);
        return key.VerifyData(representative, signature) ? null : Fault("the ML-DSA-65 signature does not hold");
    }

    private static bool TryParse(ReadOnlySpan<byte> text, Span<byte> bytes) =>
        text.Length == bytes.Length * 2 && text.IndexOfAnyInRange((byte)'A', (byte)'F') < 0
        && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;

    private static EntryFault Fault(string reason) => new(ChainFault.MlDsa, reason);
}
