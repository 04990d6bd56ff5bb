using System.Runtime.CompilerServices;
using Aevum.Audit;

namespace Aevum.Storage.Sqlite.Tests;

/// <summary>Files that the code of commit 8583fc2 wrote with schema 1, kept as they were.</summary>
internal static class VersionOneFile
{
    internal const string OfAnEngine = "version1.db";
    internal const string WithOddTexts = "version1-odd.db";

    /// <summary>The 27 columns of an event beside its sequence, in the order of the table.</summary>
    private const string Columns =
        "event_id, episode_id, event_type, schema_version, valid_from, valid_to, system_time, causation_id, correlation_id, actor, trace_id, span_id, payload, payload_hash, prior_hash, "
        + "signature, signer_key_id, mldsa65_sig, mldsa65_pub, tsa_url, tsa_token, key_scheme, sig_format_version, hash_alg, principal_binding, principal_commitment, principal_commitment_key_id";

    internal static string Copy(TemporaryDirectory directory, string name, [CallerFilePath] string here = "")
    {
        var path = directory.File(name);
        File.Copy(Path.Combine(Path.GetDirectoryName(here)!, "Golden", name), path);
        return path;
    }

    /// <summary>Every event as its table has it.</summary>
    internal static List<string> ReadEvents(string path) => RawFile.ReadColumn(
        path,
        "SELECT sequence || ' ' || " + string.Join(" || ' ' || ", Columns.Split(", ").Select(column => column == "payload" ? "hex(payload)" : $"COALESCE('\"' || {column} || '\"', 'null')")) + " FROM aevum_ledger ORDER BY sequence");

    /// <summary>An event as <see cref="ReadEvents"/> writes it.</summary>
    internal static string Line(SealedEvent e)
    {
        object?[] fields =
        [
            e.EventId, e.EpisodeId, e.EventType, e.SchemaVersion, e.ValidFrom, e.ValidTo, e.SystemTime, e.CausationId, e.CorrelationId, e.Actor, e.TraceId, e.SpanId, e.Payload, e.PayloadHash, e.PriorHash,
            e.Signature, e.SignerKeyId, e.MlDsa65Signature, e.MlDsa65PublicKey, e.TsaUrl, e.TsaToken, e.KeyScheme, e.SigFormatVersion, e.HashAlg, e.PrincipalBinding, e.PrincipalCommitment,
            e.PrincipalCommitmentKeyId,
        ];
        return e.Sequence + " " + string.Join(' ', fields.Select(field => field is ReadOnlyMemory<byte> bytes ? Convert.ToHexString(bytes.Span) : field is null ? "null" : $"\"{field}\""));
    }
}
