using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace Aevum.Storage.Memory;

/// <summary>Writes one compact record into a span that <see cref="BoundOf(string?)"/> has shown to be large enough.</summary>
internal ref struct CompactWriter(Span<byte> destination, TextPool pool)
{
    /// <summary>Refuses lone surrogates instead of replacing them, because a replaced text would no longer match its hash.</summary>
    internal static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const int LongestVarint = 5;
    private static readonly SearchValues<char> _lowerHexAndHyphen = SearchValues.Create("0123456789abcdef-");
    private readonly Span<byte> _destination = destination;
    private readonly TextPool _pool = pool;

    internal int Written { get; private set; }

    /// <summary>The most bytes a text can take: tag, length, and three bytes for each UTF-16 unit.</summary>
    internal static int BoundOf(string? text) => 1 + LongestVarint + (3 * (text?.Length ?? 0));

    /// <summary>The most bytes a blob can take.</summary>
    internal static int BoundOf(ReadOnlyMemory<byte> blob) => LongestVarint + blob.Length;

    internal void Byte(byte value)
    {
        _destination[Written] = value;
        Written++;
    }

    internal void Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_destination[Written..], value);
        Written += sizeof(long);
    }

    internal void Count(int value)
    {
        var rest = (uint)value;
        while (rest >= 0x80)
        {
            Byte((byte)((rest & 0x7F) | 0x80));
            rest >>= 7;
        }

        Byte((byte)rest);
    }

    internal void Blob(ReadOnlySpan<byte> bytes)
    {
        Count(bytes.Length);
        bytes.CopyTo(_destination[Written..]);
        Written += bytes.Length;
    }

    /// <summary>A text that is given as the bytes it stands for.</summary>
    internal void Tagged(TextTag tag, ReadOnlySpan<byte> bytes)
    {
        Byte((byte)tag);
        bytes.CopyTo(_destination[Written..]);
        Written += bytes.Length;
    }

    internal void Uuid(Guid value)
    {
        value.TryWriteBytes(_destination[Written..]);
        Written += 16;
    }

    /// <summary>A text of which every record has another one.</summary>
    internal void Unique(string? text)
    {
        if (text is null)
        {
            Byte((byte)TextTag.Null);
            return;
        }

        var packed = text.Length switch
        {
            36 => TryUuid(text),
            64 => TryHash(text),
            86 => TrySignature(text),
            _ => false,
        };
        if (!packed)
        {
            Utf8(text);
        }
    }

    /// <summary>A text that many records share.</summary>
    internal void Shared(string? text)
    {
        if (text is not null && _pool.TryGetNumber(text, out var number))
        {
            Byte((byte)TextTag.Pooled);
            Count(number);
            return;
        }

        Unique(text);
    }

    private void Utf8(string text)
    {
        Byte((byte)TextTag.Utf8);
        Count(StrictUtf8.GetByteCount(text));
        Written += StrictUtf8.GetBytes(text, _destination[Written..]);
    }

    private bool TryUuid(string text)
    {
        // Of the texts that parse, those without other characters are the ones that come back.
        if (text.AsSpan().ContainsAnyExcept(_lowerHexAndHyphen) || !Guid.TryParseExact(text, "D", out var uuid))
        {
            return false;
        }

        Byte((byte)TextTag.Uuid);
        Uuid(uuid);
        return true;
    }

    private bool TryHash(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('A', 'F'))
        {
            return false;
        }

        var target = _destination.Slice(Written + 1, 32);
        if (Convert.FromHexString(text, target, out _, out _) != OperationStatus.Done)
        {
            return false;
        }

        Byte((byte)TextTag.Hash);
        Written += 32;
        return true;
    }

    private bool TrySignature(string text)
    {
        // 86 characters carry 516 bits: only with the last four zero does the text come back.
        var target = _destination.Slice(Written + 1, 64);
        if (text[^1] is not ('A' or 'Q' or 'g' or 'w') || Base64Url.DecodeFromChars(text, target, out _, out var decoded) != OperationStatus.Done || decoded != 64)
        {
            return false;
        }

        Byte((byte)TextTag.Signature);
        Written += 64;
        return true;
    }
}
