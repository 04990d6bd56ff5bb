using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Aevum.Crisis;

/// <summary>Reads the canonical letters of UTF-16 text.</summary>
internal ref struct Utf16Letters : ILetterSource
{
    private const int BlockSize = 16;
    private const int WideBlockSize = 64;

    private readonly ReadOnlySpan<char> _text;
    private int _position;

    internal Utf16Letters(ReadOnlySpan<char> text) => _text = text;

    public readonly int Position => _position;

    public readonly bool IsAtEnd => _position >= _text.Length;

    public int Read(scoped Span<byte> letters)
    {
        var count = 0;
        while (count <= LetterChunk.ReadSize - WideBlockSize && _position < _text.Length)
        {
            count += TryReadWide(letters[count..], out var read) ? read : ReadBlock(letters[count..]);
        }

        return count;
    }

    public readonly void MoveTo(ref LetterCursor cursor, long letters)
    {
        Span<byte> several = stackalloc byte[UnicodeLetters.Most];
        while (cursor.Letters < letters && cursor.Position < _text.Length)
        {
            int codePoint = _text[cursor.Position++];
            if (codePoint < 0x80)
            {
                cursor.Pass(LetterSqueezer.Ascii[codePoint]);
                continue;
            }

            if (char.IsHighSurrogate((char)codePoint) && cursor.Position < _text.Length && char.IsLowSurrogate(_text[cursor.Position]))
            {
                codePoint = char.ConvertToUtf32((char)codePoint, _text[cursor.Position++]);
            }

            foreach (var letter in several[..UnicodeLetters.Append(codePoint, several)])
            {
                cursor.Pass(letter);
            }
        }
    }

    public readonly CrisisTopic Match(int start, int end) => PhraseMatcher.Match(_text[start..end], start == 0, end == _text.Length);

    private bool TryReadWide(scoped Span<byte> letters, out int read)
    {
        read = 0;
        if (!LetterSqueezer.IsWide || _text.Length - _position < WideBlockSize)
        {
            return false;
        }

        ref var units = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(_text));
        var first = Vector512.LoadUnsafe(ref units, (nuint)_position);
        var second = Vector512.LoadUnsafe(ref units, (nuint)_position + (WideBlockSize / 2));
        if (Vector512.GreaterThanAny(first | second, Vector512.Create((ushort)0x7F)))
        {
            return false;
        }

        _position += WideBlockSize;
        read = LetterSqueezer.Squeeze(Vector512.Narrow(first, second), letters);
        return true;
    }

    private int ReadBlock(scoped Span<byte> letters)
    {
        if (!Vector128.IsHardwareAccelerated || _text.Length - _position < BlockSize)
        {
            return ReadScalar(Math.Min(_text.Length, _position + BlockSize), letters);
        }

        ref var units = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(_text));
        var first = Vector128.LoadUnsafe(ref units, (nuint)_position);
        var second = Vector128.LoadUnsafe(ref units, (nuint)_position + 8);
        if (Vector128.GreaterThanAny(first | second, Vector128.Create((ushort)0x7F)))
        {
            return ReadScalar(_position + BlockSize, letters);
        }

        _position += BlockSize;
        return LetterSqueezer.Squeeze(Vector128.Narrow(first, second), letters);
    }

    private int ReadScalar(int end, scoped Span<byte> letters)
    {
        var count = 0;
        while (_position < end)
        {
            int codePoint = _text[_position++];
            if (codePoint < 0x80)
            {
                letters[count] = LetterSqueezer.Ascii[codePoint];
                count += letters[count] != 0 ? 1 : 0;
                continue;
            }

            if (char.IsHighSurrogate((char)codePoint) && _position < _text.Length && char.IsLowSurrogate(_text[_position]))
            {
                codePoint = char.ConvertToUtf32((char)codePoint, _text[_position++]);
            }

            count += UnicodeLetters.Append(codePoint, letters[count..]);
        }

        return count;
    }
}
