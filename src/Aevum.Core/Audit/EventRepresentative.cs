using Aevum.Canonical;

namespace Aevum.Audit;

/// <summary>
/// The signed bytes of an event: <c>aevum-sigchain-v1</c>, one zero byte, then the signed fields as RFC 8785 JSON. Version 1 signs 19 fields,
/// version 2 the three principal fields too. Thread-safe.
/// </summary>
public static class EventRepresentative
{
    private const int Largest = CanonicalLimits.MaxBytes;

    [ThreadStatic]
    private static GrowingBuffer? s_buffer;

    /// <summary>Writes the signed bytes of an event. <see cref="SealedEvent.Signature"/> and <see cref="SealedEvent.Payload"/> are not read.</summary>
    /// <param name="sealedEvent">The event.</param>
    /// <returns>The bytes; a fresh array.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sealedEvent"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The version is not 1 or 2, or the sequence is outside 0 to 2^53 - 1.</exception>
    /// <exception cref="CanonicalJsonException">A text holds a lone surrogate, or is null where the format needs a text.</exception>
    public static byte[] Write(SealedEvent sealedEvent) => WriteShared(sealedEvent).ToArray();

    /// <summary>As <see cref="Write(SealedEvent)"/>, into a buffer of this thread; valid until the next call on it.</summary>
    internal static ReadOnlySpan<byte> WriteShared(SealedEvent sealedEvent)
    {
        ArgumentNullException.ThrowIfNull(sealedEvent);
        var output = s_buffer ??= new GrowingBuffer(Largest);
        output.Reset();
        Write(new SealedEventValues(sealedEvent), output);
        return output.Written;
    }

    internal static void Write<TValues>(TValues values, GrowingBuffer output)
        where TValues : IEventValues, allows ref struct
    {
        var version = values.SigFormatVersion;
        ArgumentOutOfRangeException.ThrowIfNegative(values.Sequence);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, SigchainFormat.Version1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, SigchainFormat.Version2);

        output.Append(SigchainFormat.Domain);
        foreach (ref readonly var signed in (version == SigchainFormat.Version1 ? EventFields.SignedInVersion1 : EventFields.SignedInVersion2).AsSpan())
        {
            output.Append(signed.Lead.Span);
            WriteValue(values, signed.Field, output);
        }

        output.Append((byte)'}');
    }

    private static void WriteValue<TValues>(TValues values, EventField field, GrowingBuffer output)
        where TValues : IEventValues, allows ref struct
    {
        switch (field)
        {
            case EventField.Sequence:
                JcsText.WriteInteger(output, values.Sequence);
                break;
            case EventField.SigFormatVersion:
                JcsText.WriteInteger(output, values.SigFormatVersion);
                break;
            case EventField.SystemTime:
                JcsText.WriteDecimalString(output, values.SystemTime); // Beyond 2^53, where RFC 8785 numbers lose digits.
                break;
            default:
                values.WriteText(field, output);
                break;
        }
    }
}
