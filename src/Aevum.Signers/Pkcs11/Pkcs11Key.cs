using Aevum.Signers.Pkcs11.Native;
using Aevum.Signing;

namespace Aevum.Signers.Pkcs11;

/// <summary>Finds the one Ed25519 key pair that the options name. Stateless and thread-safe.</summary>
internal static class Pkcs11Key
{
    /// <summary>CKA_EC_PARAMS as a PrintableString "edwards25519".</summary>
    internal static ReadOnlySpan<byte> CurveName => "\u0013\u000Cedwards25519"u8;

    /// <summary>CKA_EC_PARAMS as OID 1.3.101.112 (RFC 8410).</summary>
    private static ReadOnlySpan<byte> CurveId => [0x06, 0x03, 0x2B, 0x65, 0x70];

    /// <exception cref="SignerUnavailableException">There is no such key, or more than one.</exception>
    internal static nuint FindPrivate(Cryptoki functions, nuint session, Pkcs11Options options)
    {
        using var template = Named(CryptokiConstant.PrivateKeyClass, options);
        var found = functions.Find(session, template, 2);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new SignerUnavailableException($"The token holds no Edwards private key {Describe(options)}. Make one with the token's tools or Pkcs11Signer.GenerateKeyAsync."),
            _ => throw new SignerUnavailableException($"The token holds several Edwards private keys {Describe(options)}. Name one by KeyIdHex and KeyLabel together."),
        };
    }

    /// <summary>Reads the public half: CKA_EC_POINT, an OCTET STRING around 32 bytes or the bytes alone.</summary>
    /// <exception cref="SignerUnavailableException">It is not there, or is none of Ed25519.</exception>
    internal static byte[] ReadPublic(Cryptoki functions, nuint session, Pkcs11Options options)
    {
        using var template = Named(CryptokiConstant.PublicKeyClass, options);
        var found = functions.Find(session, template, 2);
        if (found.Count != 1)
        {
            throw new SignerUnavailableException($"The token holds {(found.Count == 0 ? "no" : "more than one")} Edwards public key {Describe(options)}. Import the public key beside the private one, with the same label and id.");
        }

        var curve = functions.Read(session, found[0], CryptokiConstant.EcParameters);
        if (curve is null || !(curve.AsSpan().SequenceEqual(CurveName) || curve.AsSpan().SequenceEqual(CurveId)))
        {
            throw new SignerUnavailableException($"The key {Describe(options)} is not on the curve edwards25519.");
        }

        return functions.Read(session, found[0], CryptokiConstant.EcPoint) switch
        {
            { Length: 32 } raw => raw,
            { Length: 34 } wrapped when wrapped[0] == 0x04 && wrapped[1] == 32 => wrapped[2..],
            _ => throw new SignerUnavailableException($"The public key {Describe(options)} has a form this signer does not know."),
        };
    }

    /// <summary>Makes a key pair that stays in the token: private, sensitive, not extractable.</summary>
    internal static void Generate(Cryptoki functions, nuint session, Pkcs11Options options)
    {
        using var publicTemplate = Identified(new AttributeTemplate(), options)
            .Flag(CryptokiConstant.Token, true).Flag(CryptokiConstant.Private, false).Flag(CryptokiConstant.Verify, true).Bytes(CryptokiConstant.EcParameters, CurveName.ToArray());
        using var privateTemplate = Identified(new AttributeTemplate(), options)
            .Flag(CryptokiConstant.Token, true).Flag(CryptokiConstant.Private, true).Flag(CryptokiConstant.Sensitive, true).Flag(CryptokiConstant.Extractable, false).Flag(CryptokiConstant.Sign, true);
        functions.GenerateKeyPair(session, publicTemplate, privateTemplate);
    }

    internal static bool Exists(Cryptoki functions, nuint session, Pkcs11Options options)
    {
        using var template = Named(CryptokiConstant.PrivateKeyClass, options);
        return functions.Find(session, template, 1).Count > 0;
    }

    internal static string Describe(Pkcs11Options options)
    {
        var label = string.IsNullOrEmpty(options.KeyLabel) ? null : $"labelled '{options.KeyLabel}'";
        var id = string.IsNullOrEmpty(options.KeyIdHex) ? null : $"with id {options.KeyIdHex.ToLowerInvariant()}";
        return string.Join(" ", new[] { label, id }.Where(part => part is not null));
    }

    private static AttributeTemplate Named(uint objectClass, Pkcs11Options options) => Identified(
        new AttributeTemplate().Number(CryptokiConstant.Class, objectClass).Number(CryptokiConstant.KeyType, CryptokiConstant.EdwardsKeyType), options);

    private static AttributeTemplate Identified(AttributeTemplate template, Pkcs11Options options)
    {
        if (!string.IsNullOrEmpty(options.KeyLabel))
        {
            template.Text(CryptokiConstant.Label, options.KeyLabel);
        }

        return string.IsNullOrEmpty(options.KeyIdHex) ? template : template.Bytes(CryptokiConstant.Id, Convert.FromHexString(options.KeyIdHex));
    }
}
