namespace Aevum.Audit.Verification;

/// <summary>Entries of an export as bytes, one after the other in one buffer.</summary>
internal sealed class EntryBatch : CheckBatch
{
    private const int UsualSize = 256 * 1024;
    private readonly int[] _ends = new int[Capacity];
    private byte[] _bytes = new byte[UsualSize];
    private int _length;

    internal override bool IsFull => Count == Capacity || _length >= UsualSize;

    private int Start => Count == 0 ? 0 : _ends[Count - 1];

    internal void Begin() => _length = Start;

    /// <summary>Appends to the entry at hand.</summary>
    /// <returns>False when the entry would be larger than allowed.</returns>
    internal bool TryAppend(ReadOnlySpan<byte> bytes)
    {
        var needed = _length + bytes.Length;
        if (needed - Start > EntryText.LargestEntry)
        {
            return false;
        }

        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _length = needed;
        return true;
    }

    internal void End()
    {
        _ends[Count] = _length;
        Count++;
    }

    internal override void Clear()
    {
        Count = 0;
        _length = 0;
        if (_bytes.Length > UsualSize * 2)
        {
            _bytes = new byte[UsualSize];
        }
    }

    internal ReadOnlyMemory<byte> Entry(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return _bytes.AsMemory(start, _ends[index] - start);
    }

    private protected override void Check(EntryChecker checker, int index, EntryCheck check) => checker.Check(Entry(index), check);
}
