using System.Buffers;
using System.Globalization;
using System.Text;
using Aevum.Canonical;

namespace Aevum.Engine;

/// <summary>
/// Writes the payload of a kernel event directly in the canonical form that its hash covers: members in ascending order, no white space,
/// ASCII. Members must be given in that order; a slip is refused, never written.
/// </summary>
internal sealed class KernelPayload
{
    /// <summary>What stands in a canonical literal as itself: U+0020 to U+007E but for the quotation mark and the backslash.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(unit => (char)unit).Except(['"', '\\'])]);

    [ThreadStatic]
    private static KernelPayload? s_spare;

    private readonly GrowingBuffer _output = new(CanonicalLimits.MaxBytes);
    private readonly Stack<string> _open = new();
    private string _last = string.Empty;
    private bool _isFirst = true;

    private KernelPayload()
    {
    }

    /// <summary>A payload of this thread, empty. <see cref="ToBytes"/> gives it back.</summary>
    internal static KernelPayload Start()
    {
        var payload = s_spare ?? new KernelPayload();
        s_spare = null;
        payload._output.Reset();
        payload._open.Clear();
        payload._last = string.Empty;
        payload._isFirst = true;
        payload._output.Append((byte)'{');
        return payload;
    }

    internal KernelPayload Text(string name, string? value)
    {
        Name(name);
        if (value is null)
        {
            _output.Append("null"u8);
            return this;
        }

        WriteText(value);
        return this;
    }

    /// <summary>A digest in lower-case hexadecimal.</summary>
    internal KernelPayload Hash(string name, ReadOnlySpan<byte> digest)
    {
        Name(name);
        _output.Append((byte)'"');
        Convert.TryToHexStringLower(digest, _output.Reserve(digest.Length * 2), out var length);
        _output.Advance(length);
        _output.Append((byte)'"');
        return this;
    }

    internal KernelPayload Flag(string name, bool value)
    {
        Name(name);
        _output.Append(value ? "true"u8 : "false"u8);
        return this;
    }

    internal KernelPayload Number(string name, long value)
    {
        Name(name);
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        _output.Append(digits[..length]);
        return this;
    }

    internal KernelPayload Texts(string name, IReadOnlyList<string> values)
    {
        Name(name);
        _output.Append((byte)'[');
        for (var index = 0; index < values.Count; index++)
        {
            if (index > 0)
            {
                _output.Append((byte)',');
            }

            WriteText(values[index]);
        }

        _output.Append((byte)']');
        return this;
    }

    /// <summary>A member that is canonical already.</summary>
    internal KernelPayload Canonical(string name, ReadOnlySpan<byte> json)
    {
        Name(name);
        _output.Append(json);
        return this;
    }

    internal KernelPayload BeginObject(string name)
    {
        Name(name);
        _output.Append((byte)'{');
        _open.Push(_last);
        _last = string.Empty;
        _isFirst = true;
        return this;
    }

    internal KernelPayload EndObject()
    {
        _output.Append((byte)'}');
        _last = _open.Pop();
        _isFirst = false;
        return this;
    }

    internal byte[] ToBytes()
    {
        _output.Append((byte)'}');
        var bytes = _output.Written.ToArray();
        s_spare = this;
        return bytes;
    }

    private void Name(string name)
    {
        if (!_isFirst && CodePointOrder.Instance.Compare(_last, name) >= 0)
        {
            throw new BarrierViolationException($"The kernel wrote the payload member '{name}' after '{_last}'; a payload out of order would not match its hash.");
        }

        if (!_isFirst)
        {
            _output.Append((byte)',');
        }

        _isFirst = false;
        _last = name;
        WriteText(name);
        _output.Append((byte)':');
    }

    private void WriteText(string value)
    {
        if (value.AsSpan().IndexOfAnyExcept(Plain) < 0)
        {
            WritePlain(value);
            return;
        }

        if (!AsciiJson.TryWriteString(_output, value))
        {
            throw new CanonicalJsonException("A text holds a lone surrogate, which UTF-8 cannot carry. Repair the text before the call.");
        }
    }

    private void WritePlain(string value)
    {
        var room = _output.Reserve(value.Length + 2);
        room[0] = (byte)'"';
        Ascii.FromUtf16(value, room[1..], out var written);
        room[written + 1] = (byte)'"';
        _output.Advance(written + 2);
    }
}
