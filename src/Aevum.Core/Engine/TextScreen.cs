using System.Text.Json;

namespace Aevum.Engine;

/// <summary>Barrier 1 over everything in a JSON value: each text and each member name, at any depth.</summary>
internal static class TextScreen
{
    /// <summary>Whether barrier 1 fires on one text.</summary>
    internal static bool Fires(string text) => !Barriers.CheckCrisis(text).IsClear;

    /// <summary>Whether barrier 1 fires on a canonical JSON value.</summary>
    internal static bool Fires(ReadOnlySpan<byte> canonicalJson)
    {
        var reader = new Utf8JsonReader(canonicalJson, new JsonReaderOptions { MaxDepth = Canonical.CanonicalLimits.MaxDepth + 1 });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && Fires(reader.GetString()!))
            {
                return true;
            }
        }

        return false;
    }
}
