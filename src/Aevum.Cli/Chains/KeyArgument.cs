using System.Formats.Asn1;
using System.Security.Cryptography;
using Aevum.Audit.Verification;
using Aevum.Signing;

namespace Aevum.Cli.Chains;

/// <summary>Reads a key as it is given to <c>--key</c>: <c>HEX</c>, <c>@FILE</c>, or either after <c>ID=</c>.</summary>
internal static class KeyArgument
{
    private const int LongestFile = 64 * 1024;
    private const int HexLength = StrictEd25519.PublicKeySize * 2;
    private const string Ed25519Oid = "1.3.101.112";

    internal static PinnedKey Parse(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        var keyId = equals > 0 && !argument.StartsWith('@') ? argument[..equals] : null;
        var text = keyId is null ? argument : argument[(equals + 1)..];
        var publicKey = text.StartsWith('@') ? ReadFile(text[1..]) : ReadHex(text, "the key");
        return StrictEd25519.IsSoundPublicKey(publicKey)
            ? new PinnedKey(publicKey, keyId)
            : throw new CommandException("the key is not a sound Ed25519 public key (not canonical, or of small order). Ask the signer's owner for the public key again.");
    }

    internal static byte[] ReadPublicKey(string argument) => Parse(argument).PublicKey.ToArray();

    private static byte[] ReadFile(string path)
    {
        var text = SmallFile.ReadText(path, LongestFile).Trim();
        return text.StartsWith("-----BEGIN", StringComparison.Ordinal) ? ReadPem(text, path) : ReadHex(text, path);
    }

    private static byte[] ReadHex(string text, string source)
    {
        var key = new byte[StrictEd25519.PublicKeySize];
        return text.Length == HexLength && Convert.FromHexString(text, key, out _, out _) == System.Buffers.OperationStatus.Done
            ? key
            : throw new CommandException($"{source} is not a public key: 64 hexadecimal digits are needed, or @FILE with them or with a PEM public key.");
    }

    private static byte[] ReadPem(string text, string path)
    {
        if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            throw new CommandException($"{path} holds a private key; a verifier needs the public key only. Give the 64 hexadecimal digits that keygen printed.");
        }

        try
        {
            var fields = PemEncoding.Find(text);
            return ReadSubjectPublicKeyInfo(Convert.FromBase64String(text[fields.Base64Data]));
        }
        catch (Exception fault) when (fault is AsnContentException or ArgumentException or FormatException)
        {
            throw new CommandException($"{path} is not the PEM of an Ed25519 public key (SubjectPublicKeyInfo).", fault);
        }
    }

    /// <summary>RFC 8410 section 4: SEQUENCE { SEQUENCE { OID }, BIT STRING }.</summary>
    private static byte[] ReadSubjectPublicKeyInfo(byte[] der)
    {
        var info = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var algorithm = info.ReadSequence();
        var isEd25519 = algorithm.ReadObjectIdentifier() == Ed25519Oid;
        var key = info.ReadBitString(out var unusedBits);
        info.ThrowIfNotEmpty();
        return isEd25519 && unusedBits == 0 ? key : throw new FormatException("The key is of another algorithm.");
    }
}
