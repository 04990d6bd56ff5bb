namespace Aevum.Canonical;

/// <summary>A reusable byte buffer that grows up to a bound. Not thread-safe.</summary>
internal sealed class GrowingBuffer
{
    private const int InitialSize = 1024;
    private const int LargestKept = 1024 * 1024;
    private readonly int _limit;
    private byte[] _bytes = new byte[InitialSize];

    internal GrowingBuffer(int limit) => _limit = limit;

    internal int Length { get; private set; }

    internal Span<byte> Written => _bytes.AsSpan(0, Length);

    internal Span<byte> Slice(int start, int length) => Written.Slice(start, length);

    /// <summary>Gives room for at least <paramref name="count"/> bytes; nothing is written until <see cref="Advance"/>.</summary>
    internal Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Grow(count);
        }

        return _bytes.AsSpan(Length);
    }

    internal void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - Length);
        Length += count;
    }

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    internal void Append(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    internal void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        Length = length;
    }

    /// <summary>Empties the buffer and gives an unusually large one back.</summary>
    internal void Reset()
    {
        Length = 0;
        if (_bytes.Length > LargestKept)
        {
            _bytes = new byte[InitialSize];
        }
    }

    private void Grow(int count)
    {
        var needed = (long)Length + count;
        if (needed > _limit)
        {
            throw new CanonicalJsonException($"The JSON text is too large: at most {_limit} bytes are allowed. Split it, or store a reference to it.");
        }

        Array.Resize(ref _bytes, (int)Math.Min(_limit, Math.Max(needed, _bytes.Length * 2L)));
    }
}
