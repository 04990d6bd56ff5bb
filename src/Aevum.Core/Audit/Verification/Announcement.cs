using System.Text.Json;
using Aevum.Signing;

namespace Aevum.Audit.Verification;

/// <summary>What a <c>session.start</c> or <c>key.rotated</c> event says about keys.</summary>
internal sealed record Announcement
{
    private const int LongestKeyId = 256;

    /// <summary>True for <c>session.start</c>, false for <c>key.rotated</c>.</summary>
    internal required bool IsSession { get; init; }

    /// <summary>The announced Ed25519 public key; null when the event names none that is sound.</summary>
    internal byte[]? PublicKey { get; private set; }

    /// <summary>The <c>signer_key_id</c> that the key of <c>key.rotated</c> is for.</summary>
    internal string? KeyId { get; private set; }

    /// <summary><c>key_provenance</c> of <c>session.start</c>.</summary>
    internal string? KeyProvenance { get; private set; }

    /// <summary><c>posture</c> of <c>session.start</c>.</summary>
    internal string? Posture { get; private set; }

    /// <summary>Reads the payload of such an event; what it does not name stays null.</summary>
    internal static Announcement Read(bool isSession, ReadOnlySpan<byte> canonicalPayload)
    {
        var announcement = new Announcement { IsSession = isSession };
        var reader = new Utf8JsonReader(canonicalPayload, new JsonReaderOptions { MaxDepth = Canonical.CanonicalLimits.MaxDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            announcement.ReadMember(ref reader);
        }

        return announcement;
    }

    private void ReadMember(ref Utf8JsonReader reader)
    {
        var name = reader.ValueIsEscaped ? null : reader.GetString();
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return;
        }

        switch (name)
        {
            case SigchainFormat.AnnouncedKeyProvenance when IsSession:
                KeyProvenance = reader.GetString();
                break;
            case SigchainFormat.AnnouncedPosture when IsSession:
                Posture = reader.GetString();
                break;
            case SigchainFormat.AnnouncedPublicKey:
                PublicKey = ReadKey(ref reader);
                break;
            case SigchainFormat.AnnouncedKeyId when !IsSession:
                KeyId = reader.ValueSpan.Length <= LongestKeyId ? reader.GetString() : null;
                break;
        }
    }

    private static byte[]? ReadKey(ref Utf8JsonReader reader)
    {
        var key = new byte[StrictEd25519.PublicKeySize];
        return !reader.ValueIsEscaped && DigestText.TryParseHex(reader.ValueSpan, key) && StrictEd25519.IsSoundPublicKey(key) ? key : null;
    }
}
