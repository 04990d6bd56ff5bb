using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Aevum.Audit;

/// <summary>
/// Makes UUIDs of version 7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, a 12-bit counter (section 6.2, method 1), 62 random bits.
/// Ids of one source ascend, also within a millisecond and when the wall clock goes back. Thread-safe.
/// </summary>
internal sealed class EventIdSource
{
    private const int TimeBits = 48;
    private const int CounterBits = 12;
    private const int RandomBatch = 512;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly byte[] _random = new byte[RandomBatch];
    private int _randomUsed = RandomBatch;
    private long _last;

    internal EventIdSource(TimeProvider time) => _time = time;

    /// <summary>Makes one id: 36 characters, lower case with hyphens.</summary>
    internal string Next()
    {
        Span<byte> id = stackalloc byte[16];
        lock (_lock)
        {
            // Milliseconds and counter are one number, so a full counter borrows from the next millisecond.
            var wall = Math.Max(0, _time.GetUtcNow().ToUnixTimeMilliseconds()) << CounterBits;
            _last = Math.Max(_last + 1, wall);
            TakeRandom(id[8..]);
            Layout(id, _last);
        }

        return new Guid(id, bigEndian: true).ToString("D");
    }

    private static void Layout(Span<byte> id, long timeAndCounter)
    {
        var milliseconds = timeAndCounter >> CounterBits;
        var counter = (int)(timeAndCounter & ((1 << CounterBits) - 1));
        BinaryPrimitives.WriteUInt64BigEndian(id, (ulong)milliseconds << (64 - TimeBits));
        BinaryPrimitives.WriteUInt16BigEndian(id[6..], (ushort)(0x7000 | counter));
        id[8] = (byte)(0x80 | (id[8] & 0x3F)); // Variant 10.
    }

    private void TakeRandom(Span<byte> destination)
    {
        if (_randomUsed + destination.Length > RandomBatch)
        {
            RandomNumberGenerator.Fill(_random);
            _randomUsed = 0;
        }

        _random.AsSpan(_randomUsed, destination.Length).CopyTo(destination);
        _randomUsed += destination.Length;
    }
}
