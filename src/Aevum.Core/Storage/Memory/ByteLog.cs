namespace Aevum.Storage.Memory;

/// <summary>
/// An append-only run of byte records in large arrays that are never moved. One thread writes; any thread reads a record whose address was
/// published to it under a lock or a volatile write.
/// </summary>
internal sealed class ByteLog
{
    private const int ChunkSize = 1 << 20;
    private const int OffsetBits = 32;

    private byte[][] _chunks = [new byte[ChunkSize]];
    private int _last;
    private int _used;

    /// <summary>Room for one record of at most <paramref name="bound"/> bytes, at the returned address once <see cref="Advance"/> is called.</summary>
    internal Span<byte> Reserve(int bound, out long address)
    {
        if (_chunks[_last].Length - _used < bound)
        {
            AddChunk(Math.Max(ChunkSize, bound));
        }

        address = ((long)_last << OffsetBits) | (uint)_used;
        return _chunks[_last].AsSpan(_used, bound);
    }

    internal void Advance(int written) => _used += written;

    /// <summary>Everything from the address to the end of its chunk; the record itself knows where it ends.</summary>
    internal ReadOnlyMemory<byte> At(long address)
    {
        var chunk = Volatile.Read(ref _chunks)[(int)(address >> OffsetBits)];
        return chunk.AsMemory((int)(address & uint.MaxValue));
    }

    private void AddChunk(int size)
    {
        // Copied, never resized in place, so that a reader always holds a whole directory.
        var chunks = new byte[_chunks.Length + 1][];
        _chunks.CopyTo(chunks, 0);
        chunks[^1] = GC.AllocateUninitializedArray<byte>(size);
        Volatile.Write(ref _chunks, chunks);
        _last = chunks.Length - 1;
        _used = 0;
    }
}
