using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Aevum.Signers.Http;

namespace Aevum.Signers.Vault;

/// <summary>The JSON of the Transit and token routes, both ways.</summary>
internal static class VaultWire
{
    internal static byte[] Object(params ReadOnlySpan<(string Name, string Value)> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>
    /// A batch even for one digest: there a refusal is told for each item instead of as a server fault. Never sent: <c>prehashed</c>,
    /// <c>hash_algorithm</c>, <c>marshaling_algorithm</c>, which would make Ed25519ph of it on some servers.
    /// </summary>
    internal static byte[] SignRequest(IReadOnlyList<ReadOnlyMemory<byte>> digests, int start, int count, int keyVersion)
    {
        var buffer = new ArrayBufferWriter<byte>(64 + (64 * count));
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("key_version", keyVersion);
            writer.WriteStartArray("batch_input");
            for (var i = start; i < start + count; i++)
            {
                writer.WriteStartObject();
                writer.WriteBase64String("input", digests[i].Span);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads <c>auth</c> of a login or renewal; null when there is none.</summary>
    internal static VaultLease? Lease(ServiceReply reply, string? renewed)
    {
        if (!reply.IsSuccess || Member(reply.Json(), "auth") is not { ValueKind: JsonValueKind.Object } auth)
        {
            return null;
        }

        var token = Text(auth, "client_token") ?? renewed;
        return token is null ? null : new VaultLease(token, Seconds(auth, "lease_duration"), Flag(auth, "renewable"));
    }

    internal static VaultLease LookedUp(ServiceReply reply, string token) =>
        Member(reply.Json(), "data") is { ValueKind: JsonValueKind.Object } data
            ? new VaultLease(token, Seconds(data, "ttl"), Flag(data, "renewable"))
            : new VaultLease(token, TimeSpan.Zero, false);

    /// <summary>Reads one item of <c>batch_results</c>: a signature, or why there is none.</summary>
    /// <remarks>
    /// The form is <c>vault:v&lt;N&gt;:&lt;base64&gt;</c>; a key may carry another prefix, so the version is the announced one between the last two colons.
    /// </remarks>
    internal static (byte[]? Signature, string? Problem) Signature(JsonElement item, int keyVersion)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return (null, "an item of the answer is no object");
        }

        if (Text(item, "error") is { Length: > 0 } error)
        {
            return (null, VaultApi.Prose(error));
        }

        var parts = Text(item, "signature")?.Split(':');
        if (parts is not { Length: >= 3 })
        {
            return (null, "the answer holds no signature of the documented form");
        }

        if (parts[^2] != string.Create(CultureInfo.InvariantCulture, $"v{keyVersion}"))
        {
            return (null, $"the answer is signed by another key version than {keyVersion}");
        }

        Span<byte> signature = stackalloc byte[66];
        return Convert.TryFromBase64String(parts[^1], signature, out var length) && length == 64
            ? (signature[..64].ToArray(), null)
            : (null, "the signature is not 64 bytes; the key must be of type ed25519");
    }

    internal static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var member) ? member : null;

    internal static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    internal static int? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var number) ? number : null;

    private static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.True;

    private static TimeSpan Seconds(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var member) || member.ValueKind != JsonValueKind.Number || !member.TryGetInt64(out var seconds) || seconds <= 0)
        {
            return TimeSpan.Zero;
        }

        return TimeSpan.FromSeconds(Math.Min(seconds, (long)VaultLease.Longest.TotalSeconds));
    }
}
