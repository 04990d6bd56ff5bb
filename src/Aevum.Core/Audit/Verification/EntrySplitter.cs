using System.Buffers;

namespace Aevum.Audit.Verification;

/// <summary>
/// Cuts a stream into entries without understanding them: the elements of one JSON array, or the objects of JSON lines. Constant memory but for
/// the entry at hand, which is bounded. What is around the entries must be exactly what JSON allows. Not thread-safe.
/// </summary>
internal sealed class EntrySplitter(Stream stream)
{
    private const int ReadSize = 128 * 1024;
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}"u8);
    private static readonly SearchValues<byte> StringEnd = SearchValues.Create("\"\\"u8);
    private readonly byte[] _buffer = new byte[ReadSize];
    private int _position;
    private int _length;
    private Place _place = Place.Start;
    private bool _isArray;
    private bool _afterNewLine;
    private bool _inString;
    private bool _escaped;
    private int _depth;

    /// <summary>How many bytes were read.</summary>
    internal long BytesRead { get; private set; }

    /// <summary>What is wrong with the text around the entries; null while nothing is.</summary>
    internal EntryFault? Fault { get; private set; }

    /// <summary>Fills a batch with the next entries.</summary>
    /// <returns>False when the stream has ended, properly or with a <see cref="Fault"/>; the batch may hold entries all the same.</returns>
    internal async ValueTask<bool> FillAsync(EntryBatch batch, CancellationToken ct)
    {
        while (true)
        {
            if (_position == _length)
            {
                _position = 0;
                _length = await stream.ReadAsync(_buffer, ct).ConfigureAwait(false);
                BytesRead += _length;
                if (_length == 0)
                {
                    Fault ??= FaultAtEnd();
                    return false;
                }
            }

            Scan(batch);
            if (Fault is not null)
            {
                return false;
            }

            if (batch.IsFull && _place != Place.Entry)
            {
                return true;
            }
        }
    }

    private void Scan(EntryBatch batch)
    {
        while (_position < _length && Fault is null)
        {
            if (_place == Place.Entry)
            {
                ScanEntry(batch);
            }
            else if (batch.IsFull)
            {
                return;
            }
            else
            {
                Step(batch);
            }
        }
    }

    /// <summary>One byte between entries.</summary>
    private void Step(EntryBatch batch)
    {
        var next = _buffer[_position];
        if (next is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            _afterNewLine |= next == (byte)'\n';
            _position++;
            return;
        }

        switch (_place, next)
        {
            case (Place.Start, (byte)'['):
                _isArray = true;
                _place = Place.FirstOrEnd;
                break;
            case (Place.Start, (byte)'{'):
            case (Place.FirstOrEnd or Place.Element, (byte)'{'):
                BeginEntry(batch);
                return;
            case (Place.Separator, (byte)'{') when !_isArray && _afterNewLine:
                BeginEntry(batch);
                return;
            case (Place.Separator, (byte)',') when _isArray:
                _place = Place.Element;
                break;
            case (Place.FirstOrEnd or Place.Separator, (byte)']') when _isArray:
                _place = Place.End;
                break;
            default:
                Fault = Unexpected(next);
                return;
        }

        _position++;
    }

    private void BeginEntry(EntryBatch batch)
    {
        _place = Place.Entry;
        _depth = 0;
        batch.Begin();
    }

    private void ScanEntry(EntryBatch batch)
    {
        var from = _position;
        _position = from + FindEnd(_buffer.AsSpan(from, _length - from));
        if (!batch.TryAppend(_buffer.AsSpan(from, _position - from)))
        {
            Fault = new EntryFault(ChainFault.Malformed, $"the entry is larger than {EntryText.LargestEntry} bytes");
            return;
        }

        if (_place == Place.Separator)
        {
            batch.End();
        }
    }

    /// <summary>Moves from one byte that matters to the next (a quote, a brace, an escaped character) up to the end of the entry or of what was read.</summary>
    /// <returns>How many bytes belong to the entry.</returns>
    private int FindEnd(ReadOnlySpan<byte> text)
    {
        var at = 0;
        if (_escaped && text.Length > 0)
        {
            _escaped = false;
            at = 1;
        }

        while (at < text.Length)
        {
            var next = text[at..].IndexOfAny(_inString ? StringEnd : Structure);
            if (next < 0)
            {
                return text.Length;
            }

            at += next + 1;
            switch (text[at - 1])
            {
                case (byte)'"':
                    _inString = !_inString;
                    break;
                case (byte)'{':
                    _depth++;
                    break;
                case (byte)'}':
                    _depth--;
                    if (_depth == 0)
                    {
                        _place = Place.Separator;
                        _afterNewLine = false;
                        return at;
                    }

                    break;
                default:
                    // The character behind a backslash never matters; it may come with the next read.
                    _escaped = at == text.Length;
                    at = Math.Min(at + 1, text.Length);
                    break;
            }
        }

        return at;
    }

    private EntryFault Unexpected(byte next)
    {
        var reason = (_place, next) switch
        {
            (Place.Start, 0xEF or 0xFE or 0xFF) => "the input starts with a byte order mark; save it as UTF-8 without one",
            (Place.Start, _) => "the input is neither a JSON array of events nor JSON lines",
            (Place.End, _) => "there is something after the end of the array",
            (Place.Separator, (byte)'{') when !_isArray => "two entries stand on one line; JSON lines keep one on each",
            (Place.Separator, _) => "there is something between two entries",
            _ => "the entry is not a JSON object",
        };
        return new EntryFault(ChainFault.Malformed, reason);
    }

    private EntryFault? FaultAtEnd() => _place switch
    {
        Place.Start => new EntryFault(ChainFault.Malformed, "the input is empty; an empty chain is exported as []"),
        Place.Entry => new EntryFault(ChainFault.Malformed, "the input ends inside the entry"),
        Place.End => null,
        Place.Separator when !_isArray => null,
        _ => new EntryFault(ChainFault.Malformed, "the input ends before the array does"),
    };

    private enum Place
    {
        Start,
        FirstOrEnd,
        Element,
        Entry,
        Separator,
        End,
    }
}
