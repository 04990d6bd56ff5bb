using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Aevum.Consent;

/// <summary>
/// A digest over the state of consent: equal exactly when every grant of the subjects stands as it stood. Each text goes in behind its
/// length, so that no boundary can be shifted.
/// </summary>
internal static class ConsentWatermark
{
    private const byte NotYet = 0;
    private const byte InForce = 1;
    private const byte Expired = 2;
    private const byte Revoked = 3;

    /// <summary>The watermark of one subject, and the first instant at which time alone will have changed it.</summary>
    internal static (byte[] Watermark, long ValidUntilUtcTicks) OfSubject(GrantEntry? newest, long atUtcTicks)
    {
        var entries = new List<GrantEntry>();
        var validUntil = long.MaxValue;
        for (var entry = newest; entry is not null; entry = entry.Older)
        {
            entries.Add(entry);
            validUntil = Math.Min(validUntil, NextChange(entry, atUtcTicks));
        }

        entries.Sort(static (left, right) => string.CompareOrdinal(left.Grant.GrantId, right.Grant.GrantId));
        var input = new ArrayBufferWriter<byte>();
        input.Write("aevum-consent-v1\0"u8);
        foreach (var entry in entries)
        {
            Text(input, entry.Grant.GrantId);
            input.Write([StatusOf(entry, atUtcTicks)]);
        }

        return (SHA3_256.HashData(input.WrittenSpan), validUntil);
    }

    /// <summary>The watermark of several subjects, whatever the order in which they are named.</summary>
    internal static string OfSubjects(IEnumerable<string> subjectIds, Func<string, byte[]?> watermarkOf)
    {
        var input = new ArrayBufferWriter<byte>();
        input.Write("aevum-consent-set-v1\0"u8);
        foreach (var subjectId in subjectIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Text(input, subjectId);
            var watermark = watermarkOf(subjectId) ?? [];
            input.Write([(byte)watermark.Length]);
            input.Write(watermark);
        }

        return Convert.ToHexStringLower(SHA3_256.HashData(input.WrittenSpan));
    }

    private static byte StatusOf(GrantEntry entry, long atUtcTicks)
    {
        if (entry.State == GrantState.Revoked)
        {
            return Revoked;
        }

        if (atUtcTicks < entry.Grant.GrantedAt.UtcTicks)
        {
            return NotYet;
        }

        return atUtcTicks < entry.Grant.ExpiresAt.UtcTicks ? InForce : Expired;
    }

    private static long NextChange(GrantEntry entry, long atUtcTicks) => StatusOf(entry, atUtcTicks) switch
    {
        NotYet => entry.Grant.GrantedAt.UtcTicks,
        InForce => entry.Grant.ExpiresAt.UtcTicks,
        _ => long.MaxValue,
    };

    private static void Text(ArrayBufferWriter<byte> output, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(sizeof(int)), length);
        output.Advance(sizeof(int));
        Encoding.UTF8.GetBytes(text, output.GetSpan(length));
        output.Advance(length);
    }
}
