using System.Buffers.Text;
using Aevum.Canonical;

namespace Aevum.Audit.Verification;

/// <summary>The checks on the values of one entry that need no hash and no key.</summary>
internal static class EntryValues
{
    /// <summary>Checks the values and takes those that the links need.</summary>
    /// <returns>What is wrong; null when all are sound.</returns>
    internal static EntryFault? Check(EntryText entry, EntryCheck check, Span<byte> signature, bool isStrict) =>
        CheckFormat(entry, check) ?? CheckPlace(entry, check) ?? CheckUnsigned(entry, check, isStrict) ?? CheckTexts(entry, check, signature);

    private static EntryFault? CheckFormat(EntryText entry, EntryCheck check)
    {
        check.Version = entry.SigFormatVersion;
        if (check.Version is not (SigchainFormat.Version1 or SigchainFormat.Version2))
        {
            return new EntryFault(ChainFault.Version, "sig_format_version is neither 1 nor 2");
        }

        check.IsHybrid = entry.Text(EventField.KeyScheme).SequenceEqual("ed25519+ml-dsa-65"u8);
        if (!check.IsHybrid && !entry.Text(EventField.KeyScheme).SequenceEqual("ed25519"u8))
        {
            return new EntryFault(ChainFault.KeyScheme, "key_scheme is neither ed25519 nor ed25519+ml-dsa-65");
        }

        if (!entry.Text(EventField.HashAlg).SequenceEqual("sha3-256"u8))
        {
            return new EntryFault(ChainFault.HashAlgorithm, "hash_alg is not sha3-256");
        }

        return entry.Text(EventField.SchemaVersion).SequenceEqual("1.0"u8)
            ? null
            : new EntryFault(ChainFault.SchemaVersion, "schema_version is not 1.0");
    }

    private static EntryFault? CheckPlace(EntryText entry, EntryCheck check)
    {
        check.Sequence = entry.Sequence;
        if (check.Sequence is < 1 or > JcsText.MaxInteger)
        {
            return new EntryFault(ChainFault.Sequence, "sequence is not between 1 and 2^53 - 1");
        }

        check.SystemTime = entry.SystemTime;
        if (check.SystemTime < 0)
        {
            return new EntryFault(ChainFault.SystemTime, "system_time is negative");
        }

        if (!TryParseEventId(entry.Text(EventField.EventId), out var eventId))
        {
            return new EntryFault(ChainFault.EventId, "event_id is not a UUID of version 7 in lower case with hyphens");
        }

        check.EventId = eventId;
        return null;
    }

    /// <summary>Nothing signs these fields, so they must not pass for evidence.</summary>
    private static EntryFault? CheckUnsigned(EntryText entry, EntryCheck check, bool isStrict)
    {
        if (entry.IsNull(EventField.MlDsa65Signature) == check.IsHybrid || entry.IsNull(EventField.MlDsa65PublicKey) == check.IsHybrid)
        {
            return new EntryFault(ChainFault.MlDsa, check.IsHybrid
                ? "key_scheme is hybrid, and mldsa65_sig or mldsa65_pub is missing"
                : "key_scheme is ed25519, and mldsa65_sig or mldsa65_pub is there");
        }

        if (check.Version == SigchainFormat.Version1 && !(entry.IsNull(EventField.PrincipalBinding)
            && entry.IsNull(EventField.PrincipalCommitment) && entry.IsNull(EventField.PrincipalCommitmentKeyId)))
        {
            return new EntryFault(ChainFault.UnsignedEvidence, "a principal field is there, which version 1 does not sign");
        }

        if (entry.IsNull(EventField.TsaUrl) != entry.IsNull(EventField.TsaToken))
        {
            return new EntryFault(ChainFault.UnsignedEvidence, "only one of tsa_url and tsa_token is there");
        }

        return isStrict && !entry.IsNull(EventField.TsaUrl)
            ? new EntryFault(ChainFault.UnsignedEvidence, "tsa_url and tsa_token are there, which nothing signs (strict mode)")
            : null;
    }

    private static EntryFault? CheckTexts(EntryText entry, EntryCheck check, Span<byte> signature)
    {
        if (!DigestText.TryParseHex(entry.Text(EventField.PriorHash), check.PriorHash))
        {
            return new EntryFault(ChainFault.PriorHash, "prior_hash is not 64 lower-case hexadecimal digits");
        }

        return DigestText.TryParseSignature(entry.Text(EventField.Signature), signature)
            ? null
            : new EntryFault(ChainFault.SignatureText, "signature is not 64 bytes as canonical base64url without padding");
    }

    private static bool TryParseEventId(ReadOnlySpan<byte> text, out Guid eventId)
    {
        const int TextLength = 36;
        const int VersionPlace = 14;
        const int VariantPlace = 19;
        eventId = default;
        return text.Length == TextLength
            && text[VersionPlace] == (byte)'7'
            && text[VariantPlace] is (byte)'8' or (byte)'9' or (byte)'a' or (byte)'b'
            && text.IndexOfAnyInRange((byte)'A', (byte)'Z') < 0
            && Utf8Parser.TryParse(text, out eventId, out var consumed, 'D')
            && consumed == TextLength;
    }
}
