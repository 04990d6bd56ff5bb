using System.Security.Cryptography;
using Aevum.Signing;

namespace Aevum.Signers.Doubles;

/// <summary>Public keys in the forms that services hand out (RFC 8410), and signing of short inputs.</summary>
public static class PublicKeyText
{
    public static byte[] Info(ReadOnlySpan<byte> publicKey) => [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00, .. publicKey];

    public static string Pem(ReadOnlySpan<byte> publicKey) => PemEncoding.WriteString("PUBLIC KEY", Info(publicKey));

    public static byte[] Sign(this InProcessSigner signer, byte[] input) => signer.SignAsync(input).AsTask().GetAwaiter().GetResult();
}
