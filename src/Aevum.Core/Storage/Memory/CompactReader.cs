using System.Buffers.Binary;
using System.Buffers.Text;

namespace Aevum.Storage.Memory;

/// <summary>Reads what <see cref="CompactWriter"/> wrote.</summary>
internal ref struct CompactReader(ReadOnlyMemory<byte> source, TextPool pool)
{
    private readonly ReadOnlyMemory<byte> _source = source;
    private readonly TextPool _pool = pool;
    private int _position;

    internal byte Byte()
    {
        var value = _source.Span[_position];
        _position++;
        return value;
    }

    internal long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    internal int Count()
    {
        uint value = 0;
        var shift = 0;
        while (true)
        {
            var next = Byte();
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (int)value;
            }

            shift += 7;
        }
    }

    /// <summary>The bytes themselves, not a copy: a record is never written again.</summary>
    internal ReadOnlyMemory<byte> Blob()
    {
        var length = Count();
        var blob = _source.Slice(_position, length);
        _position += length;
        return blob;
    }

    internal Guid Uuid() => new(Take(16));

    internal string Text() =>
        TextOrNull() ?? throw new BarrierViolationException("A record of the in-memory store lacks a text that was written; the memory of the process is damaged.");

    internal string? TextOrNull() => (TextTag)Byte() switch
    {
        TextTag.Null => null,
        TextTag.Utf8 => CompactWriter.StrictUtf8.GetString(Take(Count())),
        TextTag.Pooled => _pool[Count()],
        TextTag.Uuid => Uuid().ToString("D"),
        TextTag.Hash => Convert.ToHexStringLower(Take(32)),
        TextTag.Signature => Base64Url.EncodeToString(Take(64)),
        var tag => throw new BarrierViolationException($"A record of the in-memory store has the unknown mark {(byte)tag}; the memory of the process is damaged."),
    };

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = _source.Span.Slice(_position, length);
        _position += length;
        return taken;
    }
}
