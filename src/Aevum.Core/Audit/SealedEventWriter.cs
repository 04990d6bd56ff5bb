using System.Buffers;
using System.Globalization;
using Aevum.Canonical;

namespace Aevum.Audit;

/// <summary>
/// Writes events in the form of the export: a JSON object of 28 keys in their order, pure ASCII, absent optionals as null, no white space. Thread-safe.
/// </summary>
public static class SealedEventWriter
{
    private const int Largest = CanonicalLimits.MaxBytes * 2;

    [ThreadStatic]
    private static GrowingBuffer? s_buffer;

    /// <summary>Writes one event as a JSON object.</summary>
    /// <param name="sealedEvent">The event. Its payload is written as it is, so it must be one canonical JSON object.</param>
    /// <param name="output">Takes the bytes.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="CanonicalJsonException">A text holds a lone surrogate, or is null where the format needs a text, or the event is larger than 32 MiB.</exception>
    public static void Write(SealedEvent sealedEvent, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(WriteShared(sealedEvent));
    }

    /// <summary>As <see cref="Write"/>, into a buffer of this thread; valid until the next call on it.</summary>
    internal static ReadOnlySpan<byte> WriteShared(SealedEvent sealedEvent)
    {
        ArgumentNullException.ThrowIfNull(sealedEvent);
        var output = s_buffer ??= new GrowingBuffer(Largest);
        output.Reset();
        var values = new SealedEventValues(sealedEvent);
        for (var field = EventField.EventId; field <= EventField.PrincipalCommitmentKeyId; field++)
        {
            output.Append(field == EventField.EventId ? "{\""u8 : ",\""u8);
            output.Append(EventFields.Utf8Name(field));
            output.Append("\":"u8);
            WriteValue(sealedEvent, values, field, output);
        }

        output.Append((byte)'}');
        return output.Written;
    }

    private static void WriteValue(SealedEvent sealedEvent, SealedEventValues values, EventField field, GrowingBuffer output)
    {
        switch (field)
        {
            case EventField.Sequence:
                WriteInteger(output, sealedEvent.Sequence);
                break;
            case EventField.SystemTime:
                WriteInteger(output, sealedEvent.SystemTime);
                break;
            case EventField.SigFormatVersion:
                WriteInteger(output, sealedEvent.SigFormatVersion);
                break;
            case EventField.Payload:
                output.Append(sealedEvent.Payload.Span);
                break;
            default:
                WriteText(output, field, values.Text(field));
                break;
        }
    }

    private static void WriteText(GrowingBuffer output, EventField field, string? text)
    {
        if (text is null)
        {
            output.Append(EventFields.IsNullable(field)
                ? "null"u8
                : throw new CanonicalJsonException($"{EventFields.Name(field)} of the event is null; the format needs a text."));
            return;
        }

        if (!AsciiJson.TryWriteString(output, text))
        {
            throw new CanonicalJsonException($"{EventFields.Name(field)} of the event holds a lone surrogate; only well-formed Unicode can be written.");
        }
    }

    private static void WriteInteger(GrowingBuffer output, long value)
    {
        const int LongestInteger = 20;
        _ = value.TryFormat(output.Reserve(LongestInteger), out var written, provider: CultureInfo.InvariantCulture);
        output.Advance(written);
    }
}
