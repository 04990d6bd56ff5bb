namespace Aevum.Storage.Memory;

/// <summary>
/// The addresses of all events by sequence, in segments that are never moved, so that a reader streams without a lock while one thread
/// appends. A reader may ask for any index below a <see cref="Count"/> it has read.
/// </summary>
internal sealed class AddressList
{
    private const int SegmentBits = 14;
    private const int SegmentSize = 1 << SegmentBits;

    private long[][] _segments = [];
    private long _count;
    private long _published;

    /// <summary>How many addresses readers may ask for.</summary>
    internal long Count => Volatile.Read(ref _published);

    internal long this[long index] => Volatile.Read(ref _segments)[(int)(index >> SegmentBits)][(int)(index & (SegmentSize - 1))];

    /// <summary>Adds an address that readers do not see before <see cref="Publish"/>.</summary>
    internal void Add(long address)
    {
        var segment = (int)(_count >> SegmentBits);
        if (segment == _segments.Length)
        {
            var segments = new long[segment + 1][];
            _segments.CopyTo(segments, 0);
            segments[segment] = new long[SegmentSize];
            Volatile.Write(ref _segments, segments);
        }

        _segments[segment][(int)(_count & (SegmentSize - 1))] = address;
        _count++;
    }

    /// <summary>Shows readers everything added so far: a batch appears whole or not at all.</summary>
    internal void Publish() => Volatile.Write(ref _published, _count);
}
