using System.Runtime.InteropServices;

namespace Aevum.Signing.Native;

/// <summary>Ed25519 by OpenSSL's libcrypto (EVP_DigestSign and EVP_DigestVerify). Each thread keeps one digest context, so a call allocates nothing lasting.</summary>
internal sealed partial class LibCrypto : Ed25519Backend
{
    private const int KeyTypeEd25519 = 1087; // EVP_PKEY_ED25519 = NID_ED25519, openssl/obj_mac.h.
    private const int Success = 1;
    private const int VerificationFailed = 0;

    [ThreadStatic]
    private static EvpDigestContext? s_context;

    private LibCrypto()
    {
    }

    internal override string Name => NativeLibraries.Crypto;

    /// <summary>
    /// The context of this thread, emptied: initialising one that still has a key would keep the old key and ignore the new one without an error.
    /// </summary>
    private static EvpDigestContext EmptyContext()
    {
        var context = s_context ??= EvpDigestContext.Create();
        NativeCall.Require(EVP_MD_CTX_reset(context) == Success);
        return context;
    }

    internal static LibCrypto? TryLoad() => NativeLibraries.HasCrypto && HasExpectedShape() ? new LibCrypto() : null;

    internal override Ed25519PrivateKey ImportSeed(ReadOnlySpan<byte> seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, StrictEd25519.SeedSize);
        var key = EVP_PKEY_new_raw_private_key(KeyTypeEd25519, 0, seed, (nuint)seed.Length);
        NativeCall.Require(!key.IsInvalid);

        var publicKey = new byte[StrictEd25519.PublicKeySize];
        var length = (nuint)publicKey.Length;
        NativeCall.Require(EVP_PKEY_get_raw_public_key(key, publicKey, ref length) == Success);
        NativeCall.Require(length == StrictEd25519.PublicKeySize);
        return new PrivateKey(key, publicKey);
    }

    internal override Ed25519PublicKey ImportPublicKey(ReadOnlySpan<byte> encoding)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(encoding.Length, StrictEd25519.PublicKeySize);
        var key = EVP_PKEY_new_raw_public_key(KeyTypeEd25519, 0, encoding, (nuint)encoding.Length);
        NativeCall.Require(!key.IsInvalid);
        return new PublicKey(key, encoding.ToArray());
    }

    /// <summary>A libcrypto older than 1.1.1, or one built without Ed25519, is passed over.</summary>
    private static bool HasExpectedShape()
    {
        try
        {
            using var key = EVP_PKEY_new_raw_private_key(KeyTypeEd25519, 0, new byte[StrictEd25519.SeedSize], StrictEd25519.SeedSize);
            ERR_clear_error();
            return !key.IsInvalid;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial EvpKey EVP_PKEY_new_raw_private_key(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial EvpKey EVP_PKEY_new_raw_public_key(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial int EVP_PKEY_get_raw_public_key(EvpKey key, Span<byte> publicKey, ref nuint length);

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial int EVP_DigestSignInit(EvpDigestContext context, nint keyContext, nint digest, nint engine, EvpKey key);

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial int EVP_DigestSign(EvpDigestContext context, Span<byte> signature, ref nuint signatureLength, ReadOnlySpan<byte> message, nuint messageLength);

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial int EVP_DigestVerifyInit(EvpDigestContext context, nint keyContext, nint digest, nint engine, EvpKey key);

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial int EVP_DigestVerify(EvpDigestContext context, ReadOnlySpan<byte> signature, nuint signatureLength, ReadOnlySpan<byte> message, nuint messageLength);

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial int EVP_MD_CTX_reset(EvpDigestContext context);

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial void ERR_clear_error();

    private sealed class PrivateKey(EvpKey key, byte[] publicKey) : Ed25519PrivateKey(publicKey)
    {
        public override void Dispose() => key.Dispose();

        private protected override void SignCore(ReadOnlySpan<byte> message, Span<byte> signature)
        {
            var context = EmptyContext();
            try
            {
                NativeCall.Require(EVP_DigestSignInit(context, 0, 0, 0, key) == Success);
                var length = (nuint)signature.Length;
                NativeCall.Require(EVP_DigestSign(context, signature, ref length, message, (nuint)message.Length) == Success);
                NativeCall.Require(length == StrictEd25519.SignatureSize);
            }
            finally
            {
                // The context holds a reference to the key; without this the key would outlive its disposal.
                _ = EVP_MD_CTX_reset(context);
            }
        }
    }

    private sealed class PublicKey(EvpKey key, byte[] encoding) : Ed25519PublicKey(encoding)
    {
        public override void Dispose() => key.Dispose();

        private protected override bool VerifyCore(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
        {
            var context = EmptyContext();
            NativeCall.Require(EVP_DigestVerifyInit(context, 0, 0, 0, key) == Success);
            var verdict = EVP_DigestVerify(context, signature, (nuint)signature.Length, message, (nuint)message.Length);
            if (verdict == Success)
            {
                return true;
            }

            // A negative code also means "does not verify" (a public key off the curve); only success may pass.
            NativeCall.Require(verdict <= VerificationFailed);
            ERR_clear_error();
            return false;
        }
    }
}
