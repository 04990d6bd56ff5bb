using Aevum.Canonical;

namespace Aevum.Audit;

/// <summary>Writes a chain to a stream, one event at a time, in constant memory. Thread-safe.</summary>
public static class ChainExport
{
    private const int FlushSize = 64 * 1024;

    /// <summary>Writes a JSON array of events; an empty chain is <c>[]</c>.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="output">Takes the bytes; it is flushed and stays open.</param>
    /// <param name="ct">Cancels the export; what was written is then incomplete.</param>
    /// <returns>How many events were written.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="CanonicalJsonException">An event cannot be written; the message says why.</exception>
    public static ValueTask<long> WriteArrayAsync(IAsyncEnumerable<SealedEvent> events, Stream output, CancellationToken ct = default) =>
        WriteAsync(events, output, ExportFormat.JsonArray, ct);

    /// <summary>Writes one event per line (JSON lines), each line ended by LF; an empty chain is an empty text.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="output">Takes the bytes; it is flushed and stays open.</param>
    /// <param name="ct">Cancels the export; what was written is then incomplete.</param>
    /// <returns>How many events were written.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="CanonicalJsonException">An event cannot be written; the message says why.</exception>
    public static ValueTask<long> WriteLinesAsync(IAsyncEnumerable<SealedEvent> events, Stream output, CancellationToken ct = default) =>
        WriteAsync(events, output, ExportFormat.JsonLines, ct);

    private static async ValueTask<long> WriteAsync(IAsyncEnumerable<SealedEvent> events, Stream output, ExportFormat format, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(output);
        var pending = new System.Buffers.ArrayBufferWriter<byte>(FlushSize);
        var count = 0L;
        Append(pending, format == ExportFormat.JsonArray ? "["u8 : ""u8);
        await foreach (var sealedEvent in events.WithCancellation(ct).ConfigureAwait(false))
        {
            Append(pending, format == ExportFormat.JsonLines ? ""u8 : count == 0 ? "\n"u8 : ",\n"u8);
            SealedEventWriter.Write(sealedEvent, pending);
            Append(pending, format == ExportFormat.JsonLines ? "\n"u8 : ""u8);
            count++;
            if (pending.WrittenCount >= FlushSize)
            {
                await output.WriteAsync(pending.WrittenMemory, ct).ConfigureAwait(false);
                pending.ResetWrittenCount();
            }
        }

        Append(pending, format == ExportFormat.JsonLines ? ""u8 : count == 0 ? "]\n"u8 : "\n]\n"u8);
        await output.WriteAsync(pending.WrittenMemory, ct).ConfigureAwait(false);
        await output.FlushAsync(ct).ConfigureAwait(false);
        return count;
    }

    private static void Append(System.Buffers.ArrayBufferWriter<byte> pending, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(pending.GetSpan(Math.Max(1, bytes.Length)));
        pending.Advance(bytes.Length);
    }

    private enum ExportFormat
    {
        JsonArray,
        JsonLines,
    }
}
