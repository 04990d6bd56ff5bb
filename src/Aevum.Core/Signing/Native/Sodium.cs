using System.Runtime.InteropServices;

namespace Aevum.Signing.Native;

/// <summary>
/// Ed25519 by libsodium (crypto_sign_detached and friends). Secret keys are the 32-byte seed followed by the 32-byte public key. From 1.0.19 on libsodium
/// verifies with the cofactor; with subgroup checks on, R and the key must then have no component of small order, which leaves one equation.
/// </summary>
internal sealed partial class Sodium : Ed25519Backend
{
    private const int Success = 0;
    private const int VerificationFailed = -1;
    private const int InitialisationFailed = -1;
    private const int ValidPoint = 1;
    private const int SecretKeySize = 64;
    private readonly bool _checksSubgroup;

    private Sodium(bool checksSubgroup) => _checksSubgroup = checksSubgroup;

    internal override string Name => NativeLibraries.Sodium;

    internal static Sodium? TryLoad(bool checksSubgroup = false) => NativeLibraries.HasSodium && HasExpectedShape() ? new Sodium(checksSubgroup) : null;

    internal override Ed25519PrivateKey ImportSeed(ReadOnlySpan<byte> seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, StrictEd25519.SeedSize);
        var handle = SodiumMemory.Allocate(SecretKeySize);
        var publicKey = new byte[StrictEd25519.PublicKeySize];
        NativeCall.Require(crypto_sign_seed_keypair(publicKey, handle, seed) == Success);
        return new PrivateKey(handle, publicKey);
    }

    internal override Ed25519PublicKey ImportPublicKey(ReadOnlySpan<byte> encoding) => new PublicKey(encoding.ToArray(), _checksSubgroup);

    /// <summary>A library of this name with other sizes is not the one we know: it is passed over instead of corrupting memory.</summary>
    private static bool HasExpectedShape()
    {
        try
        {
            return sodium_init() != InitialisationFailed
                && crypto_sign_ed25519_bytes() == StrictEd25519.SignatureSize
                && crypto_sign_ed25519_seedbytes() == StrictEd25519.SeedSize
                && crypto_sign_ed25519_publickeybytes() == StrictEd25519.PublicKeySize
                && crypto_sign_ed25519_secretkeybytes() == SecretKeySize;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport(NativeLibraries.Sodium)]
    private static partial int sodium_init();

    [LibraryImport(NativeLibraries.Sodium)]
    private static partial nuint crypto_sign_ed25519_bytes();

    [LibraryImport(NativeLibraries.Sodium)]
    private static partial nuint crypto_sign_ed25519_seedbytes();

    [LibraryImport(NativeLibraries.Sodium)]
    private static partial nuint crypto_sign_ed25519_publickeybytes();

    [LibraryImport(NativeLibraries.Sodium)]
    private static partial nuint crypto_sign_ed25519_secretkeybytes();

    [LibraryImport(NativeLibraries.Sodium)]
    private static partial int crypto_sign_seed_keypair(Span<byte> publicKey, SodiumMemory secretKey, ReadOnlySpan<byte> seed);

    [LibraryImport(NativeLibraries.Sodium)]
    private static partial int crypto_sign_detached(Span<byte> signature, out ulong signatureLength, ReadOnlySpan<byte> message, ulong messageLength, SodiumMemory secretKey);

    [LibraryImport(NativeLibraries.Sodium)]
    private static partial int crypto_sign_verify_detached(ReadOnlySpan<byte> signature, ReadOnlySpan<byte> message, ulong messageLength, ReadOnlySpan<byte> publicKey);

    [LibraryImport(NativeLibraries.Sodium)]
    private static partial int crypto_core_ed25519_is_valid_point(ReadOnlySpan<byte> point);

    private sealed class PrivateKey(SodiumMemory secretKey, byte[] publicKey) : Ed25519PrivateKey(publicKey)
    {
        public override void Dispose() => secretKey.Dispose();

        private protected override void SignCore(ReadOnlySpan<byte> message, Span<byte> signature)
        {
            NativeCall.Require(crypto_sign_detached(signature, out var length, message, (ulong)message.Length, secretKey) == Success);
            NativeCall.Require(length == StrictEd25519.SignatureSize);
        }
    }

    private sealed class PublicKey(byte[] encoding, bool checksSubgroup) : Ed25519PublicKey(encoding)
    {
        private readonly bool _isUsable = !checksSubgroup || crypto_core_ed25519_is_valid_point(encoding) == ValidPoint;

        public override void Dispose()
        {
            // A public key of libsodium is its 32 bytes; there is nothing to give back.
        }

        private protected override bool VerifyCore(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
        {
            if (!_isUsable)
            {
                return false;
            }

            var verdict = crypto_sign_verify_detached(signature, message, (ulong)message.Length, Encoding.Span);
            NativeCall.Require(verdict is Success or VerificationFailed);
            return verdict == Success && (!checksSubgroup || crypto_core_ed25519_is_valid_point(signature) == ValidPoint);
        }
    }
}
