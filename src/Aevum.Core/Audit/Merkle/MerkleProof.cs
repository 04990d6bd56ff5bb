using System.Numerics;
using System.Security.Cryptography;

namespace Aevum.Audit.Merkle;

/// <summary>
/// Checks Merkle proofs (RFC 9162 sections 2.1.3.2 and 2.1.4.2, the algorithms for the trees of RFC 6962, over SHA3-256). Every malformed input is
/// a false, never an exception. Thread-safe.
/// </summary>
public static class MerkleProof
{
    /// <summary>Tells whether an event is in a tree.</summary>
    /// <param name="index">The zero-based index of the event: its sequence minus 1.</param>
    /// <param name="size">The size of the tree.</param>
    /// <param name="eventDigest">The digest of the event, 32 bytes.</param>
    /// <param name="proof">The hashes of the path, from the leaf to the root.</param>
    /// <param name="root">The root of the tree, 32 bytes, from a source that is trusted.</param>
    /// <returns>True only when the proof is complete and leads to the root.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="proof"/> is null.</exception>
    public static bool VerifyInclusion(long index, long size, ReadOnlySpan<byte> eventDigest, IReadOnlyList<byte[]> proof, ReadOnlySpan<byte> root)
    {
        ArgumentNullException.ThrowIfNull(proof);
        if (index < 0 || index >= size || eventDigest.Length != MerkleHash.Size || root.Length != MerkleHash.Size || !IsSound(proof))
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[MerkleHash.Size];
        MerkleHash.Leaf(eventDigest, hash);
        var node = index;
        var last = size - 1;
        foreach (var sibling in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                MerkleHash.Node(sibling, hash, hash);
                Ascend(ref node, ref last);
            }
            else
            {
                MerkleHash.Node(hash, sibling, hash);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && CryptographicOperations.FixedTimeEquals(hash, root);
    }

    /// <summary>Tells whether a later tree begins with an earlier one.</summary>
    /// <param name="first">The size of the earlier tree, from 1.</param>
    /// <param name="second">The size of the later tree, at least <paramref name="first"/>.</param>
    /// <param name="firstRoot">The root of the earlier tree, 32 bytes.</param>
    /// <param name="secondRoot">The root of the later tree, 32 bytes.</param>
    /// <param name="proof">The hashes; none when the sizes are equal.</param>
    /// <returns>True only when the proof is complete and leads to both roots.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="proof"/> is null.</exception>
    public static bool VerifyConsistency(long first, long second, ReadOnlySpan<byte> firstRoot, ReadOnlySpan<byte> secondRoot, IReadOnlyList<byte[]> proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        if (first < 1 || first > second || firstRoot.Length != MerkleHash.Size || secondRoot.Length != MerkleHash.Size || !IsSound(proof))
        {
            return false;
        }

        if (first == second)
        {
            return proof.Count == 0 && firstRoot.SequenceEqual(secondRoot);
        }

        // A power of two is a complete subtree of the later tree, and the proof leaves it out.
        var isComplete = BitOperations.IsPow2(first);
        if (!isComplete && proof.Count == 0)
        {
            return false;
        }

        var start = isComplete ? firstRoot : proof[0];
        return Fold(first, second, start, new Path(proof, isComplete ? 0 : 1), firstRoot, secondRoot);
    }

    private static bool Fold(long first, long second, ReadOnlySpan<byte> start, Path path, ReadOnlySpan<byte> firstRoot, ReadOnlySpan<byte> secondRoot)
    {
        var node = first - 1;
        var last = second - 1;
        while ((node & 1) == 1)
        {
            node >>= 1;
            last >>= 1;
        }

        Span<byte> earlier = stackalloc byte[MerkleHash.Size];
        Span<byte> later = stackalloc byte[MerkleHash.Size];
        start.CopyTo(earlier);
        start.CopyTo(later);
        for (var place = path.From; place < path.Hashes.Count; place++)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                MerkleHash.Node(path.Hashes[place], earlier, earlier);
                MerkleHash.Node(path.Hashes[place], later, later);
                Ascend(ref node, ref last);
            }
            else
            {
                MerkleHash.Node(later, path.Hashes[place], later);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && CryptographicOperations.FixedTimeEquals(earlier, firstRoot) && CryptographicOperations.FixedTimeEquals(later, secondRoot);
    }

    /// <summary>Passes over the levels on which the node is a left child without a sibling.</summary>
    private static void Ascend(ref long node, ref long last)
    {
        while ((node & 1) == 0 && node != 0)
        {
            node >>= 1;
            last >>= 1;
        }
    }

    private static bool IsSound(IReadOnlyList<byte[]> proof)
    {
        const int LongestPath = 64;
        if (proof.Count > LongestPath)
        {
            return false;
        }

        foreach (var hash in proof)
        {
            if (hash is not { Length: MerkleHash.Size })
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Path(IReadOnlyList<byte[]> Hashes, int From);
}
