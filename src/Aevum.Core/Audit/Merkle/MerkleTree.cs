using System.Numerics;

namespace Aevum.Audit.Merkle;

/// <summary>
/// The Merkle tree over a chain (RFC 6962 section 2.1, over SHA3-256): its leaves are event digests, its roots and proofs are asked for at any size up
/// to the present one. Keeps about 64 bytes for each event. Not thread-safe.
/// </summary>
public sealed class MerkleTree
{
    /// <summary>Level 0 holds the leaves, level k the roots of the complete subtrees of 2^k leaves.</summary>
    private readonly List<List<byte[]>> _levels = [[]];

    /// <summary>How many events the tree covers.</summary>
    public int Size => _levels[0].Count;

    /// <summary>Adds the next event.</summary>
    /// <param name="eventDigest">The digest of the event, 32 bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The digest is not 32 bytes long.</exception>
    public void Append(ReadOnlySpan<byte> eventDigest)
    {
        var hash = new byte[MerkleHash.Size];
        MerkleHash.Leaf(eventDigest, hash);
        _levels[0].Add(hash);
        for (var level = 0; _levels[level].Count % 2 == 0; level++)
        {
            if (level + 1 == _levels.Count)
            {
                _levels.Add([]);
            }

            var node = new byte[MerkleHash.Size];
            MerkleHash.Node(_levels[level][^2], _levels[level][^1], node);
            _levels[level + 1].Add(node);
        }
    }

    /// <summary>The root over all events.</summary>
    /// <returns>The root with its size.</returns>
    public TreeRoot Root() => Root(Size);

    /// <summary>The root over the first events.</summary>
    /// <param name="size">How many events, 0 to <see cref="Size"/>.</param>
    /// <returns>The root with its size.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is out of range.</exception>
    public TreeRoot Root(int size)
    {
        RequireSize(size);
        return new TreeRoot(size, size == 0 ? MerkleHash.Empty() : Subtree(0, size));
    }

    /// <summary>The inclusion proof of an event (RFC 6962 section 2.1.1), to be checked by <see cref="MerkleProof.VerifyInclusion"/>.</summary>
    /// <param name="index">The zero-based index of the event: its sequence minus 1.</param>
    /// <param name="size">The size of the tree that the proof is against, above <paramref name="index"/> and at most <see cref="Size"/>.</param>
    /// <returns>The hashes of the path, from the leaf to the root; fresh arrays.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public IReadOnlyList<byte[]> InclusionProof(int index, int size)
    {
        RequireSize(size);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<byte[]>();
        AddPath(path, index, 0, size);
        return path;
    }

    /// <summary>The consistency proof between two sizes (RFC 6962 section 2.1.2), to be checked by <see cref="MerkleProof.VerifyConsistency"/>.</summary>
    /// <param name="first">The earlier size, from 1.</param>
    /// <param name="second">The later size, at least <paramref name="first"/> and at most <see cref="Size"/>.</param>
    /// <returns>The hashes; none when the sizes are equal; fresh arrays.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public IReadOnlyList<byte[]> ConsistencyProof(int first, int second)
    {
        RequireSize(second);
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        var proof = new List<byte[]>();
        AddConsistency(proof, first, 0, second);
        return proof;
    }

    private void RequireSize(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
    }

    /// <summary>The root over <paramref name="count"/> leaves from <paramref name="start"/>, which is a multiple of the largest power of two in the count.</summary>
    private byte[] Subtree(int start, int count)
    {
        if (BitOperations.IsPow2(count))
        {
            var level = BitOperations.Log2((uint)count);
            return (byte[])_levels[level][start >> level].Clone();
        }

        var left = Split(count);
        var root = new byte[MerkleHash.Size];
        MerkleHash.Node(Subtree(start, left), Subtree(start + left, count - left), root);
        return root;
    }

    private void AddPath(List<byte[]> path, int index, int start, int count)
    {
        if (count == 1)
        {
            return;
        }

        var left = Split(count);
        if (index < left)
        {
            AddPath(path, index, start, left);
            path.Add(Subtree(start + left, count - left));
            return;
        }

        AddPath(path, index - left, start + left, count - left);
        path.Add(Subtree(start, left));
    }

    /// <summary>SUBPROOF of RFC 6962 section 2.1.2; the root of the first tree itself is left out, since the verifier has it.</summary>
    private void AddConsistency(List<byte[]> proof, int first, int start, int count)
    {
        if (first == count)
        {
            if (start > 0)
            {
                proof.Add(Subtree(start, count));
            }

            return;
        }

        var left = Split(count);
        if (first <= left)
        {
            AddConsistency(proof, first, start, left);
            proof.Add(Subtree(start + left, count - left));
            return;
        }

        AddConsistency(proof, first - left, start + left, count - left);
        proof.Add(Subtree(start, left));
    }

    /// <summary>The largest power of two below <paramref name="count"/>, which is at least 2.</summary>
    private static int Split(int count) => 1 << BitOperations.Log2((uint)count - 1);
}
