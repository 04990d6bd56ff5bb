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
        if (text?.Length == 2 * size && text.AsSpan().IndexOfAnyInRange('A', 'F') < 0 && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done)
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
        Span<char> again = stackalloc char[UuidLength];
        if (Guid.TryParseExact(uuid, "D", out var id) && id.TryFormat(again, out _, "D") && uuid.SequenceEqual(again))
        {
            Span<byte> bytes = stackalloc byte[UuidSize];
            id.TryWriteBytes(bytes, bigEndian: true, out _);
            statement.Bind(index, bytes);
            return;
        }

        statement.Bind(index, text);
    }
}
