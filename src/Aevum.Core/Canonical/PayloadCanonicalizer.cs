using System.Runtime.InteropServices;
using System.Text.Json;

namespace Aevum.Canonical;

/// <summary>
/// Writes JSON in the one form that the payload hash covers (docs/formats/canonical-json.md): keys sorted by code point, no white space,
/// ASCII with <c>\uxxxx</c> escapes, integers of any size as they are, other numbers as the shortest binary64 text. Thread-safe.
/// </summary>
public static class PayloadCanonicalizer
{
    [ThreadStatic]
    private static PayloadWriter? s_writer;

    /// <summary>Canonicalizes one JSON value.</summary>
    /// <param name="value">Any JSON value.</param>
    /// <returns>The canonical text, ASCII, at most <see cref="CanonicalLimits.MaxBytes"/> bytes; a fresh array.</returns>
    /// <exception cref="ArgumentException"><paramref name="value"/> is <c>default(JsonElement)</c>.</exception>
    /// <exception cref="CanonicalJsonException">
    /// The value has a duplicate key, a lone surrogate, a number beyond binary64, or is beyond <see cref="CanonicalLimits"/>.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The document behind <paramref name="value"/> was disposed.</exception>
    public static byte[] Canonicalize(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            throw new ArgumentException("The value must hold JSON; default(JsonElement) holds none.", nameof(value));
        }

        // A document may have been read with comments and trailing commas allowed; its value is sound, so they are passed over here too.
        return Writer().Canonicalize(JsonMarshal.GetRawUtf8Value(value), PayloadSyntax.Relaxed).ToArray();
    }

    /// <summary>Canonicalizes one JSON text.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8 (RFC 8259), without byte order mark, comments or trailing commas.</param>
    /// <returns>The canonical text, ASCII, at most <see cref="CanonicalLimits.MaxBytes"/> bytes; a fresh array.</returns>
    /// <exception cref="CanonicalJsonException">
    /// The text is not JSON, or has a duplicate key, a lone surrogate, a number beyond binary64, or is beyond <see cref="CanonicalLimits"/>.
    /// </exception>
    public static byte[] Canonicalize(ReadOnlySpan<byte> utf8Json) => Writer().Canonicalize(utf8Json, PayloadSyntax.Strict).ToArray();

    private static PayloadWriter Writer() => s_writer ??= new PayloadWriter();
}
