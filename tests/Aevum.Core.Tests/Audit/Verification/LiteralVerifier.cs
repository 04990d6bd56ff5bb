using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aevum.Canonical;
using Aevum.Signing;

namespace Aevum.Audit.Verification;

/// <summary>
/// The format's own verification, written down from its description and nothing else: JsonDocument, sorted strings, no parallelism, none of the
/// product's code but the Ed25519 equation. It knows neither the further checks of ours nor their reasons.
/// </summary>
internal static class LiteralVerifier
{
    private static readonly string[] Version1 =
    [
        "actor", "causation_id", "correlation_id", "episode_id", "event_id", "event_type", "hash_alg", "key_scheme", "payload_hash", "prior_hash",
        "schema_version", "sequence", "sig_format_version", "signer_key_id", "span_id", "system_time", "trace_id", "valid_from", "valid_to",
    ];

    private static readonly string[] Version2 = [.. Version1, "principal_binding", "principal_commitment", "principal_commitment_key_id"];

    /// <returns>The index of the first entry that does not hold; null when all do.</returns>
    internal static int? FirstFault(byte[] export, ReadOnlySpan<byte> publicKey)
    {
        using var document = JsonDocument.Parse(export);
        var prior = Hex(SHA3_256.HashData("aevum:genesis"u8));
        var index = 0;
        foreach (var entry in document.RootElement.EnumerateArray())
        {
            var digest = SHA3_256.HashData(Representative(entry));
            var payloadHash = Hex(SHA3_256.HashData(Encoding.ASCII.GetBytes(SlowCanonicalizer.Canonicalize(entry.GetProperty("payload")))));
            var signature = Convert.FromBase64String(entry.GetProperty("signature").GetString()!.Replace('-', '+').Replace('_', '/') + "==");
            if (entry.GetProperty("prior_hash").GetString() != prior
                || entry.GetProperty("payload_hash").GetString() != payloadHash
                || !StrictEd25519.Verify(publicKey, digest, signature))
            {
                return index;
            }

            prior = Hex(digest);
            index++;
        }

        return null;
    }

    private static byte[] Representative(JsonElement entry)
    {
        var names = entry.GetProperty("sig_format_version").GetInt32() == 1 ? Version1 : Version2;
        var members = names.Order(StringComparer.Ordinal).Select(name => $"\"{name}\":{Value(name, entry.GetProperty(name))}");
        return Encoding.UTF8.GetBytes($"aevum-sigchain-v1\0{{{string.Join(",", members)}}}");
    }

    private static string Value(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when name == "system_time" => $"\"{value.GetInt64()}\"",
        JsonValueKind.Number => value.GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
        JsonValueKind.Null => "null",
        _ => Text(value.GetString()!),
    };

    private static string Text(string text)
    {
        var output = new StringBuilder("\"");
        foreach (var unit in text)
        {
            output.Append(unit switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                < ' ' => $"\\u{(int)unit:x4}",
                _ => unit.ToString(),
            });
        }

        return output.Append('"').ToString();
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
