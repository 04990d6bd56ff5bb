using System.Globalization;
using System.Text.Json;
using Aevum.Signers.Http;
using Aevum.Signing;

namespace Aevum.Signers.Vault;

/// <summary>One version of a Transit key.</summary>
/// <param name="Version">The version that signs.</param>
/// <param name="PublicKey">Its public half, 32 bytes.</param>
internal sealed record VaultKey(int Version, byte[] PublicKey)
{
    /// <summary>Reads the answer of <c>GET transit/keys/:name</c>.</summary>
    /// <exception cref="SignerUnavailableException">The key is of another type, or the version is not there or may no longer sign.</exception>
    internal static VaultKey Read(ServiceReply reply, string keyName, int? wanted)
    {
        if (VaultWire.Member(reply.Json(), "data") is not { ValueKind: JsonValueKind.Object } data || VaultWire.Member(data, "keys") is not { ValueKind: JsonValueKind.Object } keys)
        {
            throw new SignerUnavailableException($"Vault's answer does not describe the key '{keyName}'. Check Mount: it must be a Transit engine.");
        }

        if (VaultWire.Text(data, "type") is { } type && type != "ed25519")
        {
            throw new SignerUnavailableException($"The Vault key '{keyName}' has another type than ed25519. Create it with: vault write transit/keys/{keyName} type=ed25519");
        }

        var version = wanted ?? VaultWire.Number(data, "latest_version") ?? 0;
        var oldest = Math.Max(VaultWire.Number(data, "min_encryption_version") ?? 0, VaultWire.Number(data, "min_available_version") ?? 0);
        if (version < 1 || version < oldest)
        {
            throw new SignerUnavailableException($"Version {version} of the Vault key '{keyName}' may not sign; the oldest that may is {oldest}. Set KeyVersion to that or a later one, or to nothing.");
        }

        var entry = VaultWire.Member(keys, version.ToString(CultureInfo.InvariantCulture));
        var text = entry is { ValueKind: JsonValueKind.Object } described ? VaultWire.Text(described, "public_key") : null;
        return text is not null && Ed25519PublicKey.FromText(text) is { } publicKey
            ? new VaultKey(version, publicKey)
            : throw new SignerUnavailableException($"Vault names no Ed25519 public key for version {version} of the key '{keyName}'.");
    }
}
