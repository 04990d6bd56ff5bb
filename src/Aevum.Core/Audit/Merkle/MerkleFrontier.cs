using System.Numerics;

namespace Aevum.Audit.Merkle;

/// <summary>
/// The root of a growing tree in constant memory: the roots of its complete subtrees, one for each bit of its size, largest first. Not thread-safe.
/// </summary>
internal sealed class MerkleFrontier
{
    private const int MaxHeight = 63;
    private readonly byte[] _roots = new byte[MaxHeight * MerkleHash.Size];
    private int _count;

    internal long Size { get; private set; }

    internal void Append(ReadOnlySpan<byte> eventDigest)
    {
        MerkleHash.Leaf(eventDigest, Root(_count));
        _count++;
        Size++;
        for (var merges = BitOperations.TrailingZeroCount(Size); merges > 0; merges--)
        {
            MerkleHash.Node(Root(_count - 2), Root(_count - 1), Root(_count - 2));
            _count--;
        }
    }

    internal byte[] Root()
    {
        if (_count == 0)
        {
            return MerkleHash.Empty();
        }

        var root = Root(_count - 1).ToArray();
        for (var index = _count - 2; index >= 0; index--)
        {
            MerkleHash.Node(Root(index), root, root);
        }

        return root;
    }

    private Span<byte> Root(int index) => _roots.AsSpan(index * MerkleHash.Size, MerkleHash.Size);
}
