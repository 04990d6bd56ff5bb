using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Aevum.Canonical;

namespace Aevum.Audit.Verification;

/// <summary>
/// Reads one entry strictly: exactly the 28 keys, in any order, each once and of its type; no comments, no trailing commas, UTF-8, no lone
/// surrogates. A fault is a value, not an exception, and never repeats content of the entry.
/// </summary>
internal static class EntryReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = CanonicalLimits.MaxDepth + 1 };

    /// <summary>Reads the JSON text of an entry.</summary>
    /// <returns>What is wrong; null when every field was read.</returns>
    internal static EntryFault? Read(ReadOnlyMemory<byte> json, EntryText entry)
    {
        entry.Begin(json);
        var reader = new Utf8JsonReader(json.Span, Options);
        try
        {
            return ReadObject(ref reader, json, entry) ?? FindAbsent(entry);
        }
        catch (JsonException fault)
        {
            return Malformed($"is not JSON (RFC 8259): line {fault.LineNumber + 1}, byte {fault.BytePositionInLine} of the entry");
        }
        catch (InvalidOperationException)
        {
            return Malformed("holds a lone surrogate, or is not UTF-8");
        }
    }

    /// <summary>Reads a sealed event in memory.</summary>
    /// <returns>What is wrong; null when every field was read.</returns>
    internal static EntryFault? Read(SealedEvent sealedEvent, EntryText entry)
    {
        entry.Begin(default);
        entry.Sequence = sealedEvent.Sequence;
        entry.SystemTime = sealedEvent.SystemTime;
        entry.SigFormatVersion = sealedEvent.SigFormatVersion;
        entry.SetPayload(sealedEvent.Payload);
        var values = new SealedEventValues(sealedEvent);
        for (var field = EventField.EventId; field <= EventField.PrincipalCommitmentKeyId; field++)
        {
            if (IsText(field) && ReadText(values.Text(field), field, entry) is { } fault)
            {
                return fault;
            }
        }

        return entry.Payload.IsEmpty || entry.Payload[0] != (byte)'{' ? NotAnObject() : null;
    }

    private static EntryFault? ReadObject(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, EntryText entry)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return Malformed("is not a JSON object");
        }

        var expected = EventField.EventId;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!TryFind(ref reader, expected, out var field))
            {
                return Field($"has a key that the format does not know{Readable(ref reader)}");
            }

            if (!entry.IsAbsent(field))
            {
                return Field($"has {EventFields.Name(field)} twice");
            }

            if (ReadValue(ref reader, field, json, entry) is { } fault)
            {
                return fault;
            }

            expected = field + 1;
        }

        return reader.Read() ? Malformed("has something after it") : null;
    }

    private static bool TryFind(ref Utf8JsonReader reader, EventField expected, out EventField field)
    {
        // Exports keep the order of the fields, so the next one is nearly always the expected one.
        field = expected;
        if ((int)expected < EventFields.Count && reader.ValueTextEquals(EventFields.Utf8Name(expected)))
        {
            return true;
        }

        for (field = EventField.EventId; field <= EventField.PrincipalCommitmentKeyId; field++)
        {
            if (reader.ValueTextEquals(EventFields.Utf8Name(field)))
            {
                return true;
            }
        }

        return false;
    }

    private static EntryFault? ReadValue(ref Utf8JsonReader reader, EventField field, ReadOnlyMemory<byte> json, EntryText entry)
    {
        reader.Read();
        return field switch
        {
            EventField.Payload => ReadPayload(ref reader, json, entry),
            EventField.Sequence or EventField.SystemTime or EventField.SigFormatVersion => ReadInteger(ref reader, field, entry),
            _ => ReadText(ref reader, field, entry),
        };
    }

    private static EntryFault? ReadPayload(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, EntryText entry)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return NotAnObject();
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        entry.SetPayload(json[start..(int)reader.BytesConsumed]);
        return null;
    }

    private static EntryFault? ReadInteger(ref Utf8JsonReader reader, EventField field, EntryText entry)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var value))
        {
            return Field($"has a {EventFields.Name(field)} that is not an integer of 64 bits");
        }

        entry.SetPresent(field);
        switch (field)
        {
            case EventField.Sequence:
                entry.Sequence = value;
                break;
            case EventField.SystemTime:
                entry.SystemTime = value;
                break;
            default:
                entry.SigFormatVersion = (int)Math.Clamp(value, 0, int.MaxValue);
                break;
        }

        return null;
    }

    private static EntryFault? ReadText(ref Utf8JsonReader reader, EventField field, EntryText entry)
    {
        if (reader.TokenType == JsonTokenType.Null && EventFields.IsNullable(field))
        {
            entry.SetNull(field);
            return null;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            return NotAText(field);
        }

        if (reader.ValueIsEscaped)
        {
            entry.SetScratchText(field, reader.CopyString(entry.ReserveScratch(reader.ValueSpan.Length)));
            return null;
        }

        entry.SetSourceText(field, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        return Utf8.IsValid(reader.ValueSpan) ? null : Malformed($"has a {EventFields.Name(field)} that is not UTF-8");
    }

    private static EntryFault? ReadText(string? text, EventField field, EntryText entry)
    {
        if (text is null)
        {
            entry.SetNull(field);
            return EventFields.IsNullable(field) ? null : NotAText(field);
        }

        return entry.TrySetText(field, text) ? null : Malformed($"has a lone surrogate in {EventFields.Name(field)}");
    }

    private static EntryFault? FindAbsent(EntryText entry)
    {
        for (var field = EventField.EventId; field <= EventField.PrincipalCommitmentKeyId; field++)
        {
            if (entry.IsAbsent(field))
            {
                return Field($"has no {EventFields.Name(field)}");
            }
        }

        return null;
    }

    private static bool IsText(EventField field) =>
        field is not (EventField.Payload or EventField.Sequence or EventField.SystemTime or EventField.SigFormatVersion);

    /// <summary>A key is shown only when it is short and made of letters, digits and underscores: it comes from outside and goes to a terminal.</summary>
    private static string Readable(ref Utf8JsonReader reader)
    {
        const int LongestShown = 40;
        var key = reader.ValueSpan;
        if (reader.ValueIsEscaped || key.Length is 0 or > LongestShown)
        {
            return string.Empty;
        }

        foreach (var character in key)
        {
            if (!char.IsAsciiLetterOrDigit((char)character) && character != (byte)'_')
            {
                return string.Empty;
            }
        }

        return ": " + Encoding.ASCII.GetString(key);
    }

    private static EntryFault NotAText(EventField field) =>
        Field($"has a {EventFields.Name(field)} that is not a string{(EventFields.IsNullable(field) ? " or null" : string.Empty)}");

    private static EntryFault NotAnObject() => Field("has a payload that is not an object");

    private static EntryFault Field(string what) => new(ChainFault.Field, $"the entry {what}");

    private static EntryFault Malformed(string what) => new(ChainFault.Malformed, $"the entry {what}");
}
