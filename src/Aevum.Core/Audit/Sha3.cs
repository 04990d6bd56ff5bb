using System.Security.Cryptography;

namespace Aevum.Audit;

/// <summary>
/// SHA3-256 (FIPS 202) for the paths that hash every event: each thread keeps one state, because to make and clear one for each text costs up to a third of the hash.
/// </summary>
internal static class Sha3
{
    [ThreadStatic]
    private static IncrementalHash? s_hash;

    /// <summary>Hashes one text.</summary>
    /// <param name="source">The text.</param>
    /// <param name="destination">Takes the hash in its first 32 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter.</exception>
    /// <exception cref="PlatformNotSupportedException">The platform has no SHA-3.</exception>
    internal static void Hash(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (destination.Length < SigchainFormat.DigestSize)
        {
            // Before anything is taken in: a state that was given up half-way would spoil the next hash of this thread.
            throw new ArgumentException($"A digest needs {SigchainFormat.DigestSize} bytes.", nameof(destination));
        }

        var hash = s_hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA3_256);
        hash.AppendData(source);
        hash.GetHashAndReset(destination);
    }
}
