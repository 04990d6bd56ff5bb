using System.Buffers;
using System.Text.Unicode;
using Aevum.Canonical;

namespace Aevum.Audit.Verification;

/// <summary>
/// The fields of one entry as UTF-8 without escapes: slices of the source where it has none, else of a scratch buffer. Reused from entry to
/// entry. Not thread-safe.
/// </summary>
internal sealed class EntryText : IEventValues
{
    internal const int LargestEntry = CanonicalLimits.MaxBytes * 2;
    private readonly FieldText[] _fields = new FieldText[EventFields.Count];
    private readonly GrowingBuffer _scratch = new(LargestEntry);
    private ReadOnlyMemory<byte> _source;
    private ReadOnlyMemory<byte> _payload;

    public long Sequence { get; internal set; }

    public long SystemTime { get; internal set; }

    public int SigFormatVersion { get; internal set; }

    /// <summary>The JSON text of the payload, as the source has it.</summary>
    internal ReadOnlySpan<byte> Payload => _payload.Span;

    internal void Begin(ReadOnlyMemory<byte> source)
    {
        _source = source;
        _payload = default;
        _scratch.Reset();
        Array.Clear(_fields);
    }

    internal bool IsNull(EventField field) => _fields[(int)field].Place == FieldPlace.Null;

    internal bool IsAbsent(EventField field) => _fields[(int)field].Place == FieldPlace.Absent;

    /// <summary>The text of a field; empty when null.</summary>
    internal ReadOnlySpan<byte> Text(EventField field)
    {
        var text = _fields[(int)field];
        return text.Place switch
        {
            FieldPlace.Source => _source.Span.Slice(text.Start, text.Length),
            FieldPlace.Scratch => _scratch.Slice(text.Start, text.Length),
            _ => default,
        };
    }

    public void WriteText(EventField field, GrowingBuffer output)
    {
        if (IsNull(field))
        {
            JcsText.WriteNull(output);
            return;
        }

        JcsText.WriteString(output, Text(field));
    }

    internal void SetNull(EventField field) => _fields[(int)field] = new FieldText(FieldPlace.Null, 0, 0);

    /// <summary>Marks a field that is not a text as present.</summary>
    internal void SetPresent(EventField field) => _fields[(int)field] = new FieldText(FieldPlace.Value, 0, 0);

    internal void SetPayload(ReadOnlyMemory<byte> json)
    {
        _payload = json;
        SetPresent(EventField.Payload);
    }

    internal void SetSourceText(EventField field, int start, int length) => _fields[(int)field] = new FieldText(FieldPlace.Source, start, length);

    /// <summary>Room in the scratch buffer for a text that must be unescaped first; <see cref="SetScratchText"/> takes it.</summary>
    internal Span<byte> ReserveScratch(int length) => _scratch.Reserve(length);

    internal void SetScratchText(EventField field, int length)
    {
        _fields[(int)field] = new FieldText(FieldPlace.Scratch, _scratch.Length, length);
        _scratch.Advance(length);
    }

    /// <summary>Takes a text in UTF-16.</summary>
    /// <returns>False when it holds a lone surrogate.</returns>
    internal bool TrySetText(EventField field, string text)
    {
        var room = _scratch.Reserve(text.Length * 3);
        if (Utf8.FromUtf16(text, room, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            return false;
        }

        SetScratchText(field, written);
        return true;
    }

    private enum FieldPlace : byte
    {
        Absent,
        Null,
        Value,
        Source,
        Scratch,
    }

    private readonly record struct FieldText(FieldPlace Place, int Start, int Length);
}
