namespace Aevum.Audit.Merkle;

/// <summary>The root of a Merkle tree together with the size without which it says nothing. Immutable and thread-safe.</summary>
public sealed class TreeRoot
{
    private readonly byte[] _hash;

    /// <summary>Names a tree.</summary>
    /// <param name="size">How many events it covers, from 0.</param>
    /// <param name="hash">Its root hash, 32 bytes; copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative, or the hash is not 32 bytes long.</exception>
    public TreeRoot(long size, ReadOnlySpan<byte> hash)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfNotEqual(hash.Length, MerkleHash.Size, nameof(hash));
        Size = size;
        _hash = hash.ToArray();
    }

    /// <summary>How many events the tree covers.</summary>
    public long Size { get; }

    /// <summary>The root hash, 32 bytes.</summary>
    public ReadOnlyMemory<byte> Hash => _hash;

    internal ReadOnlySpan<byte> Span => _hash;
}
