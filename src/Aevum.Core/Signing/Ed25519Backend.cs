using Aevum.Signing.Native;

namespace Aevum.Signing;

/// <summary>
/// The library that computes Ed25519. It must be plain Ed25519 with the equation of RFC 8032 section 5.1.7 without the cofactor; the encodings are
/// checked before it (<see cref="EdwardsEncoding"/>), so every backend gives the same verdict. Thread-safe.
/// </summary>
internal abstract class Ed25519Backend
{
    private static readonly Lazy<Ed25519Backend> Chosen = new(Choose);

    private protected Ed25519Backend()
    {
    }

    /// <summary>libsodium when it can be loaded and passes the self-test as it is, else libcrypto, else libsodium with subgroup checks.</summary>
    /// <exception cref="PlatformNotSupportedException">Neither is there.</exception>
    internal static Ed25519Backend Default => Chosen.Value;

    internal abstract string Name { get; }

    /// <summary>Imports a 32-byte seed; the copy lives in native memory.</summary>
    internal abstract Ed25519PrivateKey ImportSeed(ReadOnlySpan<byte> seed);

    /// <summary>Imports a public key whose encoding was found sound.</summary>
    internal abstract Ed25519PublicKey ImportPublicKey(ReadOnlySpan<byte> encoding);

    private static Ed25519Backend Choose()
    {
        // The last costs a second multiplication per signature, so it stands behind libcrypto.
        Func<Ed25519Backend?>[] candidates = [() => Sodium.TryLoad(), LibCrypto.TryLoad, () => Sodium.TryLoad(checksSubgroup: true)];
        foreach (var load in candidates)
        {
            if (load() is { } candidate && Ed25519SelfTest.Passes(candidate))
            {
                return candidate;
            }
        }

        throw new PlatformNotSupportedException(
            "Ed25519 needs libsodium or OpenSSL 1.1.1 or newer, and neither could be loaded. Install libsodium (Debian: libsodium23), or place it beside the application.");
    }
}
