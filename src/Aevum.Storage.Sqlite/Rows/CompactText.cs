using System.Buffers;
using System.Buffers.Text;
using Aevum.Audit;

namespace Aevum.Storage.Sqlite.Rows;

/// <summary>
/// Texts of a fixed form as what they mean: a UUID or a digest as its bytes, a time as a number. A text is stored so only when exactly this text comes back; any
/// other stays text. Values that somebody wrote past the store read as some text that verifies nowhere.
/// </summary>
internal static class CompactText
{
    private const int UuidSize = 16;
    private const int UuidLength = 36;
    private const int SignatureSize = 64;
    private const int SignatureLength = 86;

    /// <summary>The last characters of 86 whose four spare bits are zero: only those come back.</summary>
    private static readonly SearchValues<char> LastOfSignature = SearchValues.Create("AQgw");

    internal static void BindUuid(SqliteStatement statement, int index, string? text) => BindUuid(statement, index, text, text);

    /// <summary>An audit id: the UUID of an event behind its prefix.</summary>
    internal static void BindAuditId(SqliteStatement statement, int index, string? text) =>
        BindUuid(statement, index, text, text is not null && text.StartsWith(SealedEvent.AuditIdPrefix, StringComparison.Ordinal) ? text.AsSpan(SealedEvent.AuditIdPrefix.Length) : default);

    /// <summary>Lower-case hexadecimal of so many bytes.</summary>
    internal static void BindHex(SqliteStatement statement, int index, string? text, int size)
    {
        Span<byte> bytes = stackalloc byte[size];
        if (text?.Length == 2 * size && TryReadHex(text, bytes))
        {
            statement.Bind(index, bytes);
            return;
        }

        statement.Bind(index, text);
    }

    /// <summary>64 bytes in base64url without padding.</summary>
    internal static void BindSignature(SqliteStatement statement, int index, string text)
    {
        Span<byte> bytes = stackalloc byte[SignatureSize];
        if (text.Length == SignatureLength && LastOfSignature.Contains(text[^1])
            && Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done && written == SignatureSize)
        {
            statement.Bind(index, bytes);
            return;
        }

        statement.Bind(index, text);
    }

    internal static string? ReadUuid(SqliteStatement row, int column, string prefix = "")
    {
        var bytes = row.GetBlobOrNothing(column);
        return bytes.IsEmpty ? row.GetTextOrNull(column) : prefix + (bytes.Length == UuidSize ? new Guid(bytes, bigEndian: true).ToString("D") : Convert.ToHexStringLower(bytes));
    }

    internal static string? ReadHex(SqliteStatement row, int column)
    {
        var bytes = row.GetBlobOrNothing(column);
        return bytes.IsEmpty ? row.GetTextOrNull(column) : Convert.ToHexStringLower(bytes);
    }

    internal static string ReadSignature(SqliteStatement row, int column)
    {
        var bytes = row.GetBlobOrNothing(column);
        return bytes.IsEmpty ? row.GetText(column) : Base64Url.EncodeToString(bytes);
    }

    private static void BindUuid(SqliteStatement statement, int index, string? text, ReadOnlySpan<char> uuid)
    {
        Span<byte> bytes = stackalloc byte[UuidSize];
        if (TryReadUuid(uuid, bytes))
        {
            statement.Bind(index, bytes);
            return;
        }

        statement.Bind(index, text);
    }

    /// <summary>Five groups of lower-case hexadecimal digits, and nothing else: that is the one text that comes back.</summary>
    private static bool TryReadUuid(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        if (text.Length != UuidLength || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        {
            return false;
        }

        Span<char> digits = stackalloc char[2 * UuidSize];
        text[..8].CopyTo(digits);
        text[9..13].CopyTo(digits[8..]);
        text[14..18].CopyTo(digits[12..]);
        text[19..23].CopyTo(digits[16..]);
        text[24..].CopyTo(digits[20..]);
        return TryReadHex(digits, bytes);
    }

    private static bool TryReadHex(ReadOnlySpan<char> text, Span<byte> bytes) =>
        text.IndexOfAnyInRange('A', 'F') < 0 && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done;
}
