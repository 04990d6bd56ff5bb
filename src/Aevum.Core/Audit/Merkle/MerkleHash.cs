using System.Security.Cryptography;

namespace Aevum.Audit.Merkle;

/// <summary>The three hashes of RFC 6962 section 2.1, over SHA3-256 (FIPS 202).</summary>
internal static class MerkleHash
{
    internal const int Size = SigchainFormat.DigestSize;
    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;

    /// <summary>The root of the tree without leaves: H("").</summary>
    internal static byte[] Empty() => SHA3_256.HashData([]);

    /// <summary>A leaf: H(0x00 || event digest).</summary>
    internal static void Leaf(ReadOnlySpan<byte> eventDigest, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(eventDigest.Length, Size);
        Span<byte> input = stackalloc byte[1 + Size];
        input[0] = LeafPrefix;
        eventDigest.CopyTo(input[1..]);
        SHA3_256.HashData(input, destination);
    }

    /// <summary>An inner node: H(0x01 || left || right).</summary>
    internal static void Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> destination)
    {
        Span<byte> input = stackalloc byte[1 + Size + Size];
        input[0] = NodePrefix;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Size)..]);
        SHA3_256.HashData(input, destination);
    }
}
