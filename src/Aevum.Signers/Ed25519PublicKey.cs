using System.Security.Cryptography;

namespace Aevum.Signers;

/// <summary>Reads an Ed25519 public key in the forms that services hand out.</summary>
internal static class Ed25519PublicKey
{
    internal const int Size = 32;

    /// <summary>The DER of a SubjectPublicKeyInfo up to the key itself (RFC 8410 section 4): SEQUENCE { SEQUENCE { OID 1.3.101.112 } BIT STRING }.</summary>
    private static ReadOnlySpan<byte> InfoPrefix => [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00];

    /// <summary>Reads a SubjectPublicKeyInfo (RFC 8410); null when it is none of an Ed25519 key.</summary>
    internal static byte[]? FromInfo(ReadOnlySpan<byte> der) =>
        der.Length == InfoPrefix.Length + Size && der.StartsWith(InfoPrefix) ? der[InfoPrefix.Length..].ToArray() : null;

    /// <summary>Reads base64 of the raw 32 bytes, or PEM of a SubjectPublicKeyInfo; null when it is neither.</summary>
    internal static byte[]? FromText(string text)
    {
        if (PemEncoding.TryFind(text, out var fields))
        {
            var der = new byte[fields.DecodedDataLength];
            return text[fields.Label] == "PUBLIC KEY" && Convert.TryFromBase64String(text[fields.Base64Data], der, out var length)
                ? FromInfo(der.AsSpan(0, length))
                : null;
        }

        Span<byte> raw = stackalloc byte[Size + 1];
        return Convert.TryFromBase64String(text.Trim(), raw, out var written) && written == Size ? raw[..Size].ToArray() : null;
    }
}
