using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Aevum.Crisis;

/// <summary>Reads the canonical letters of UTF-8 text. A byte that is not UTF-8 is left out like a separator.</summary>
internal ref struct Utf8Letters : ILetterSource
{
    private const int BlockSize = 16;
    private const int WideBlockSize = 64;

    private readonly ReadOnlySpan<byte> _utf8;
    private int _position;

    internal Utf8Letters(ReadOnlySpan<byte> utf8) => _utf8 = utf8;

    public readonly int Position => _position;

    public readonly bool IsAtEnd => _position >= _utf8.Length;

    public int Read(scoped Span<byte> letters)
    {
        var count = 0;
        while (count <= LetterChunk.ReadSize - WideBlockSize && _position < _utf8.Length)
        {
            count += TryReadWide(letters[count..], out var read) ? read : ReadBlock(letters[count..]);
        }

        return count;
    }

    public readonly void MoveTo(ref LetterCursor cursor, long letters)
    {
        Span<byte> several = stackalloc byte[UnicodeLetters.Most];
        while (cursor.Letters < letters && cursor.Position < _utf8.Length)
        {
            var first = _utf8[cursor.Position];
            if (first < 0x80)
            {
                cursor.Pass(LetterSqueezer.Ascii[first]);
                cursor.Position++;
                continue;
            }

            Rune.DecodeFromUtf8(_utf8[cursor.Position..], out var rune, out var length);
            cursor.Position += length;
            foreach (var letter in several[..UnicodeLetters.Append(rune.Value, several)])
            {
                cursor.Pass(letter);
            }
        }
    }

    public readonly CrisisTopic Match(int start, int end)
    {
        var part = _utf8[start..end];
        var text = ArrayPool<char>.Shared.Rent(part.Length);
        try
        {
            return PhraseMatcher.Match(text.AsSpan(0, Encoding.UTF8.GetChars(part, text)), start == 0, end == _utf8.Length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text, clearArray: true);
        }
    }

    private bool TryReadWide(scoped Span<byte> letters, out int read)
    {
        read = 0;
        if (!LetterSqueezer.IsWide || _utf8.Length - _position < WideBlockSize)
        {
            return false;
        }

        var block = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(_utf8), (nuint)_position);
        if (block.ExtractMostSignificantBits() != 0)
        {
            return false;
        }

        _position += WideBlockSize;
        read = LetterSqueezer.Squeeze(block, letters);
        return true;
    }

    private int ReadBlock(scoped Span<byte> letters)
    {
        if (!Vector128.IsHardwareAccelerated || _utf8.Length - _position < BlockSize)
        {
            return ReadScalar(Math.Min(_utf8.Length, _position + BlockSize), letters);
        }

        var block = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(_utf8), (nuint)_position);
        if (block.ExtractMostSignificantBits() != 0)
        {
            return ReadScalar(_position + BlockSize, letters);
        }

        _position += BlockSize;
        return LetterSqueezer.Squeeze(block, letters);
    }

    private int ReadScalar(int end, scoped Span<byte> letters)
    {
        var count = 0;
        while (_position < end)
        {
            var first = _utf8[_position];
            if (first < 0x80)
            {
                letters[count] = LetterSqueezer.Ascii[first];
                count += letters[count] != 0 ? 1 : 0;
                _position++;
                continue;
            }

            // An ill-formed sequence decodes to U+FFFD, which is no letter.
            Rune.DecodeFromUtf8(_utf8[_position..], out var rune, out var length);
            _position += length;
            count += UnicodeLetters.Append(rune.Value, letters[count..]);
        }

        return count;
    }
}
