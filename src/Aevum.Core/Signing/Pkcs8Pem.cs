using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Aevum.Signing;

/// <summary>
/// The PEM form of an Ed25519 private key: OneAsymmetricKey of RFC 5958 as RFC 8410 section 7 profiles it.
/// <code>
/// SEQUENCE { INTEGER 0 or 1, SEQUENCE { OID 1.3.101.112 }, OCTET STRING { OCTET STRING seed (32) }, [0] attributes?, [1] public key? }
/// </code>
/// Nothing here copies key material into a managed array that stays.
/// </summary>
internal static class Pkcs8Pem
{
    private const string Label = "PRIVATE KEY";
    private const string Ed25519Oid = "1.3.101.112";
    private const int MaxDerSize = 4096;
    private static readonly Asn1Tag AttributesTag = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag PublicKeyTag = new(TagClass.ContextSpecific, 1);

    /// <summary>What stands before the seed in version 1: 48 bytes in all.</summary>
    private static ReadOnlySpan<byte> Version1Prefix => [0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

    /// <summary>Reads the seed out of a PEM text.</summary>
    /// <returns>The public key that the text announces beside it; null when it announces none.</returns>
    internal static byte[]? Read(ReadOnlySpan<char> pem, Span<byte> seed)
    {
        if (!PemEncoding.TryFind(pem, out var fields))
        {
            throw Refused("holds no PEM block; it should begin with -----BEGIN PRIVATE KEY-----");
        }

        RequireLabel(pem[fields.Label]);
        if (fields.DecodedDataLength > MaxDerSize)
        {
            throw Refused($"holds more than {MaxDerSize} bytes; an Ed25519 key has 48 to 83");
        }

        Span<byte> der = stackalloc byte[MaxDerSize];
        try
        {
            return Convert.TryFromBase64Chars(pem[fields.Base64Data], der, out var written)
                ? ReadDer(der[..written], seed)
                : throw Refused("is not base64 inside");
        }
        catch (AsnContentException fault)
        {
            throw new ArgumentException("The PEM text is not well-formed DER inside. Make the file again, for example with `aevum keygen`.", fault);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(der);
        }
    }

    /// <summary>Writes a seed as PEM, version 1.</summary>
    /// <returns>The text; the caller clears it.</returns>
    internal static char[] Write(ReadOnlySpan<byte> seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, StrictEd25519.SeedSize);
        Span<byte> der = stackalloc byte[Version1Prefix.Length + StrictEd25519.SeedSize];
        try
        {
            Version1Prefix.CopyTo(der);
            seed.CopyTo(der[Version1Prefix.Length..]);
            return PemEncoding.Write(Label, der);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(der);
        }
    }

    private static void RequireLabel(ReadOnlySpan<char> label)
    {
        if (label.SequenceEqual(Label))
        {
            return;
        }

        throw label.SequenceEqual("ENCRYPTED PRIVATE KEY")
            ? Refused("is encrypted; decrypt it first (openssl pkey -in FILE -out PLAIN), or use a signer outside the process")
            : Refused("is not labelled PRIVATE KEY (PKCS#8); convert it with openssl pkcs8 -topk8 -nocrypt");
    }

    private static byte[]? ReadDer(ReadOnlySpan<byte> der, Span<byte> seed)
    {
        var body = Sequence(ref der);
        RequireEnd(der);
        if (!AsnDecoder.TryReadInt32(body, AsnEncodingRules.DER, out var version, out var consumed) || version is not (0 or 1))
        {
            throw Refused("has an unknown PKCS#8 version; 1 and 2 are known");
        }

        body = body[consumed..];
        RequireAlgorithm(Sequence(ref body));
        var inner = OctetString(ref body);
        var key = OctetString(ref inner);
        RequireEnd(inner);
        if (key.Length != StrictEd25519.SeedSize)
        {
            throw Refused("holds a key that is not 32 bytes long");
        }

        SkipAttributes(ref body);
        var publicKey = version == 1 ? ReadPublicKey(ref body) : null;
        RequireEnd(body);
        key.CopyTo(seed);
        return publicKey;
    }

    private static void RequireAlgorithm(ReadOnlySpan<byte> algorithm)
    {
        var oid = AsnDecoder.ReadObjectIdentifier(algorithm, AsnEncodingRules.DER, out var consumed);
        if (oid != Ed25519Oid)
        {
            throw Refused("holds a key of another algorithm; Ed25519 is needed (openssl genpkey -algorithm ed25519)");
        }

        RequireEnd(algorithm[consumed..]);
    }

    private static void SkipAttributes(ref ReadOnlySpan<byte> body)
    {
        if (!body.IsEmpty && Asn1Tag.Decode(body, out _) == AttributesTag)
        {
            AsnDecoder.ReadSetOf(body, AsnEncodingRules.DER, out _, out _, out var consumed, skipSortOrderValidation: false, AttributesTag);
            body = body[consumed..];
        }
    }

    private static byte[]? ReadPublicKey(ref ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        var publicKey = AsnDecoder.ReadBitString(body, AsnEncodingRules.DER, out var unusedBits, out var consumed, PublicKeyTag);
        body = body[consumed..];
        return unusedBits == 0 && publicKey.Length == StrictEd25519.PublicKeySize ? publicKey : throw Refused("holds a public key that is not 32 bytes long");
    }

    private static ReadOnlySpan<byte> Sequence(ref ReadOnlySpan<byte> from)
    {
        AsnDecoder.ReadSequence(from, AsnEncodingRules.DER, out var offset, out var length, out var consumed);
        var content = from.Slice(offset, length);
        from = from[consumed..];
        return content;
    }

    private static ReadOnlySpan<byte> OctetString(ref ReadOnlySpan<byte> from)
    {
        if (!AsnDecoder.TryReadPrimitiveOctetString(from, AsnEncodingRules.DER, out var content, out var consumed))
        {
            throw Refused("holds its key in pieces");
        }

        from = from[consumed..];
        return content;
    }

    private static void RequireEnd(ReadOnlySpan<byte> rest)
    {
        if (!rest.IsEmpty)
        {
            throw Refused("holds more than one key, or bytes after it");
        }
    }

    private static ArgumentException Refused(string why) => new($"The PEM text {why}.");
}
