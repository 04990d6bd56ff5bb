using System.Security.Cryptography;
using Aevum.Signing.Native;

namespace Aevum.Audit;

/// <summary>
/// SHA3-256 (FIPS 202) for the paths that hash every event: each thread keeps one state, because to make and clear one for each text costs up to a third of the hash. By libcrypto
/// where it is there, else by the runtime.
/// </summary>
internal static class Sha3
{
    [ThreadStatic]
    private static EvpSha3? s_hash;

    [ThreadStatic]
    private static IncrementalHash? s_runtimeHash;

    /// <summary>Hashes one text.</summary>
    /// <param name="source">The text.</param>
    /// <param name="destination">Takes the hash in its first 32 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter.</exception>
    /// <exception cref="PlatformNotSupportedException">The platform has no SHA-3.</exception>
    internal static void Hash(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (destination.Length < SigchainFormat.DigestSize)
        {
            // Before anything is taken in: a state that was given up half-way would spoil the next hash of this thread, and libcrypto does not look.
            throw new ArgumentException($"A digest needs {SigchainFormat.DigestSize} bytes.", nameof(destination));
        }

        if ((s_hash ??= EvpSha3.TryCreate()) is { } hash)
        {
            hash.Hash(source, destination);
            return;
        }

        HashByRuntime(source, destination);
    }

    /// <summary>As <see cref="Hash"/>, where libcrypto cannot be called.</summary>
    internal static void HashByRuntime(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        var hash = s_runtimeHash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA3_256);
        hash.AppendData(source);
        hash.GetHashAndReset(destination);
    }
}
