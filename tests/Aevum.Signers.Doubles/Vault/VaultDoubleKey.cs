using System.Globalization;
using System.Text.Json.Nodes;
using Aevum.Signing;

namespace Aevum.Signers.Doubles.Vault;

/// <summary>A Transit key with its versions.</summary>
public sealed class VaultDoubleKey
{
    private readonly List<InProcessSigner> _versions = [new InProcessSigner()];

    public int Latest => _versions.Count;

    public int MinEncryptionVersion { get; set; }

    public string Type { get; set; } = "ed25519";

    public int Rotate()
    {
        _versions.Add(new InProcessSigner());
        return Latest;
    }

    /// <summary>As if the key had been deleted and made again under the same name.</summary>
    public void Replace()
    {
        _versions.Clear();
        _versions.Add(new InProcessSigner());
    }

    public byte[] Sign(int version, byte[] input) => _versions[version - 1].Sign(input);

    public ReadOnlySpan<byte> PublicKey(int version) => _versions[version - 1].PublicKey.Span;

    public JsonObject Describe(bool asPem)
    {
        var keys = new JsonObject();
        for (var version = 1; version <= Latest; version++)
        {
            var publicKey = PublicKey(version).ToArray();
            keys[version.ToString(CultureInfo.InvariantCulture)] = new JsonObject
            {
                ["public_key"] = asPem ? PublicKeyText.Pem(publicKey) : Convert.ToBase64String(publicKey),
                ["creation_time"] = "2026-11-20T08:00:00Z",
            };
        }

        return new JsonObject
        {
            ["type"] = Type,
            ["latest_version"] = Latest,
            ["min_available_version"] = 0,
            ["min_decryption_version"] = 1,
            ["min_encryption_version"] = MinEncryptionVersion,
            ["keys"] = keys,
        };
    }
}
