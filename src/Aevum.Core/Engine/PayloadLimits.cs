using System.Text.Json;
using Aevum.Canonical;

namespace Aevum.Engine;

/// <summary>How large and how deep the JSON of one call may be.</summary>
/// <param name="Bytes">Bytes of the canonical form.</param>
/// <param name="Depth">Levels of nesting.</param>
internal readonly record struct PayloadLimits(int Bytes, int Depth)
{
    /// <summary>Refuses what is beyond the limits.</summary>
    /// <exception cref="ArgumentException">The JSON is too large or too deep.</exception>
    internal void Require(ReadOnlySpan<byte> canonicalJson, string name)
    {
        if (canonicalJson.Length > Bytes)
        {
            throw new ArgumentException($"{name} has {canonicalJson.Length} bytes in canonical form; AevumOptions.MaxPayloadBytes allows {Bytes}. Split it, or store a reference to it.", name);
        }

        // Nothing is nested deeper than it has opening brackets, and counting those is cheap.
        if (canonicalJson.Count((byte)'{') + canonicalJson.Count((byte)'[') > Depth && DepthOf(canonicalJson) > Depth)
        {
            throw new ArgumentException($"{name} is nested deeper than AevumOptions.MaxPayloadDepth allows ({Depth}). Flatten it.", name);
        }
    }

    private static int DepthOf(ReadOnlySpan<byte> canonicalJson)
    {
        var depth = 0;
        var deepest = 0;
        var reader = new Utf8JsonReader(canonicalJson, new JsonReaderOptions { MaxDepth = CanonicalLimits.MaxDepth + 1 });
        while (reader.Read())
        {
            depth += reader.TokenType switch
            {
                JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                _ => 0,
            };
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }
}
