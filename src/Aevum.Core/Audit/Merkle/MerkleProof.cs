using System.Numerics;
using System.Security.Cryptography;

namespace Aevum.Audit.Merkle;

/// <summary>
/// Checks Merkle proofs (RFC 9162 sections 2.1.3.2 and 2.1.4.2, the algorithms for the trees of RFC 6962, over SHA3-256). Every malformed proof is
/// a false, never an exception. Thread-safe.
/// </summary>
public static class MerkleProof
{
    private const int LongestPath = 64;

    /// <summary>Tells whether an event is in a tree.</summary>
    /// <param name="index">The zero-based index of the event: its sequence minus 1.</param>
    /// <param name="eventDigest">The digest of the event, 32 bytes.</param>
    /// <param name="proof">The hashes of the path, from the leaf to the root.</param>
    /// <param name="tree">The tree, from a source that is trusted.</param>
    /// <returns>True only when the proof is complete and leads to the root.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static bool VerifyInclusion(long index, ReadOnlySpan<byte> eventDigest, IReadOnlyList<byte[]> proof, TreeRoot tree)
    {
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(tree);
        if (index < 0 || index >= tree.Size || eventDigest.Length != MerkleHash.Size || !IsSound(proof))
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[MerkleHash.Size];
        MerkleHash.Leaf(eventDigest, hash);
        var climb = new Climb(index, tree.Size - 1);
        foreach (var sibling in proof)
        {
            switch (climb.Next())
            {
                case Side.None:
                    return false;
                case Side.Left:
                    MerkleHash.Node(sibling, hash, hash);
                    break;
                default:
                    MerkleHash.Node(hash, sibling, hash);
                    break;
            }
        }

        return climb.IsAtRoot && CryptographicOperations.FixedTimeEquals(hash, tree.Span);
    }

    /// <summary>Tells whether a later tree begins with an earlier one.</summary>
    /// <param name="earlier">The earlier tree, of at least one event.</param>
    /// <param name="later">The later tree, at least as large.</param>
    /// <param name="proof">The hashes; none when the sizes are equal.</param>
    /// <returns>True only when the proof is complete and leads to both roots.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static bool VerifyConsistency(TreeRoot earlier, TreeRoot later, IReadOnlyList<byte[]> proof)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(proof);
        if (earlier.Size < 1 || earlier.Size > later.Size || !IsSound(proof))
        {
            return false;
        }

        if (earlier.Size == later.Size)
        {
            return proof.Count == 0 && CryptographicOperations.FixedTimeEquals(earlier.Span, later.Span);
        }

        // A power of two is a complete subtree of the later tree: its root is the first hash, and the proof leaves it out.
        if (BitOperations.IsPow2(earlier.Size))
        {
            return LeadsToBoth(earlier, later, [earlier.Hash.ToArray(), .. proof]);
        }

        return proof.Count > 0 && LeadsToBoth(earlier, later, proof);
    }

    private static bool LeadsToBoth(TreeRoot earlier, TreeRoot later, IReadOnlyList<byte[]> path)
    {
        var climb = Climb.FromLastSubtree(earlier.Size, later.Size);
        Span<byte> first = stackalloc byte[MerkleHash.Size];
        Span<byte> second = stackalloc byte[MerkleHash.Size];
        path[0].CopyTo(first);
        path[0].CopyTo(second);
        for (var place = 1; place < path.Count; place++)
        {
            switch (climb.Next())
            {
                case Side.None:
                    return false;
                case Side.Left:
                    MerkleHash.Node(path[place], first, first);
                    MerkleHash.Node(path[place], second, second);
                    break;
                default:
                    MerkleHash.Node(second, path[place], second);
                    break;
            }
        }

        return climb.IsAtRoot && CryptographicOperations.FixedTimeEquals(first, earlier.Span) && CryptographicOperations.FixedTimeEquals(second, later.Span);
    }

    private static bool IsSound(IReadOnlyList<byte[]> proof)
    {
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

    /// <summary>On which side of the node at hand the next hash of the path stands.</summary>
    private enum Side
    {
        None,
        Left,
        Right,
    }

    /// <summary>The way from a node to the root, level by level.</summary>
    private struct Climb(long node, long last)
    {
        private long _node = node;
        private long _last = last;

        internal readonly bool IsAtRoot => _last == 0;

        /// <summary>Starts at the largest complete subtree that ends the earlier tree.</summary>
        internal static Climb FromLastSubtree(long earlierSize, long laterSize)
        {
            var levels = BitOperations.TrailingZeroCount(earlierSize);
            return new Climb((earlierSize - 1) >> levels, (laterSize - 1) >> levels);
        }

        internal Side Next()
        {
            if (IsAtRoot)
            {
                return Side.None;
            }

            var side = (_node & 1) == 1 || _node == _last ? Side.Left : Side.Right;
            if (side == Side.Left)
            {
                SkipLevelsWithoutSibling();
            }

            _node >>= 1;
            _last >>= 1;
            return side;
        }

        private void SkipLevelsWithoutSibling()
        {
            while ((_node & 1) == 0 && _node != 0)
            {
                _node >>= 1;
                _last >>= 1;
            }
        }
    }
}
