using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Aevum.Crisis;

/// <summary>
/// Barrier 1 over text: finds phrases of crisis through letter case, compatibility forms, look-alikes, invisible characters, spacing and
/// punctuation. A content screen, not a clinical tool (docs/crisis-screening.md). Pure and thread-safe; linear in the length of the text.
/// <para>
/// Two passes. The first squeezes the text to its canonical letters (<see cref="LetterSqueezer"/>) and looks for rare pieces of the phrases
/// (<see cref="AnchorFilter"/>); nearly all text ends there. Around a piece that was found, the second pass reads the text again with its word
/// boundaries (<see cref="PhraseMatcher"/>) and decides. Both passes see the same letters, so the first loses nothing that the second would find.
/// </para>
/// </summary>
internal static class CrisisScreen
{
    /// <summary>A chunk ends when it holds so many letters: more than a phrase with its context, few enough to find a place in it quickly.</summary>
    private const int ChunkLetters = 512;

    /// <summary>Builds what the screen needs and is built on first use, a tenth of a second that no caller should wait for. A broken phrase list shows here.</summary>
    internal static void Prepare() => Screen("suicide prevention, größe");

    /// <summary>Screens a text.</summary>
    /// <param name="text">The text; need not be well-formed.</param>
    /// <returns>What it speaks of.</returns>
    internal static CrisisTopic Screen(ReadOnlySpan<char> text)
    {
        var source = new Utf16Letters(text);
        return Screen(ref source);
    }

    /// <summary>Screens UTF-8 text.</summary>
    /// <param name="utf8">The text; a byte that is not UTF-8 counts as a separator.</param>
    /// <returns>What it speaks of.</returns>
    internal static CrisisTopic Screen(ReadOnlySpan<byte> utf8)
    {
        var source = new Utf8Letters(utf8);
        return Screen(ref source);
    }

    /// <summary>Screens every key and every value of a JSON value as one text, so that a phrase split over strings is found as well.</summary>
    /// <param name="json">The value; <c>default</c> holds nothing.</param>
    /// <returns>What it speaks of.</returns>
    internal static CrisisTopic Screen(JsonElement json) =>
        json.ValueKind is JsonValueKind.Undefined ? CrisisTopic.None : ScreenJson(JsonMarshal.GetRawUtf8Value(json));

    /// <summary>Screens JSON text, with its escapes read.</summary>
    /// <param name="json">Well-formed JSON, UTF-8.</param>
    /// <returns>What it speaks of.</returns>
    internal static CrisisTopic ScreenJson(ReadOnlySpan<byte> json)
    {
        if (!json.Contains((byte)'\\'))
        {
            return Screen(json);
        }

        var plain = ArrayPool<byte>.Shared.Rent(json.Length);
        try
        {
            return Screen(plain.AsSpan(0, JsonEscapes.Read(json, plain)));
        }
        finally
        {
            // What was ingested must not stay behind in a pool that everybody shares.
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
        }
    }

    [SkipLocalsInit]
    private static CrisisTopic Screen<TSource>(ref TSource source)
        where TSource : struct, ILetterSource, allows ref struct
    {
        Span<byte> raw = stackalloc byte[LetterChunk.RawCapacity];
        Span<byte> letters = stackalloc byte[LetterChunk.Capacity];
        var chunk = new LetterChunk(raw, letters);
        LetterCursor start = default, previousStart = default;
        var suspicion = default(Suspicion);
        while (!source.IsAtEnd)
        {
            while (chunk.Count < ChunkLetters && !source.IsAtEnd)
            {
                chunk.Take(source.Read(chunk.Free));
            }

            suspicion.BeginChunk(previousStart, start.Letters - chunk.Kept);
            if (suspicion.Decide(ref source, chunk.Letters) is var topic and not CrisisTopic.None)
            {
                return topic;
            }

            previousStart = start;
            start = new(source.Position, start.Letters + chunk.Count, chunk.Last);
            chunk.StartNext();
        }

        return CrisisTopic.None;
    }
}
