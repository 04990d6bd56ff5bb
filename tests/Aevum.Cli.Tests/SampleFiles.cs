using System.Text;
using Aevum.Audit;
using Aevum.Audit.Merkle;
using Aevum.Canonical;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Cli;

/// <summary>A folder with a sound chain in several forms, altered ones, and keys. Gone when disposed.</summary>
internal sealed class SampleFiles : IDisposable
{
    private const int Events = 5;
    private readonly string _folder = Directory.CreateTempSubdirectory("aevum-cli-").FullName;
    private readonly InProcessSigner _signer = new(new byte[32]);
    private readonly InProcessSigner _next = new(Enumerable.Repeat((byte)1, 32).ToArray());
    private readonly MerkleTree _tree = new();
    private ChainHead _head = ChainHead.Genesis;

    private SampleFiles()
    {
    }

    internal static async Task<SampleFiles> CreateAsync(CancellationToken ct)
    {
        var files = new SampleFiles();
        await files.WriteAsync(ct);
        return files;
    }

    /// <summary>The chain as a SQLite store.</summary>
    internal string StorePath => Path.Combine(_folder, "store.db");

    internal string Key => Hex(_signer);

    /// <summary>Fills in <c>DIR</c>, <c>KEY</c>, <c>HEAD</c> and their like.</summary>
    internal string Expand(string script) => script
        .Replace("DIR/", _folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        .Replace("<KEY>", Hex(_signer), StringComparison.Ordinal)
        .Replace("<OTHERKEY>", Hex(_next), StringComparison.Ordinal)
        .Replace("<KEYID>", _signer.KeyId, StringComparison.Ordinal)
        .Replace("<HEAD>", $"{_head.Sequence}:{_head.Hash}", StringComparison.Ordinal)
        .Replace("<GENESIS>", ChainHead.Genesis.Hash, StringComparison.Ordinal);

    public void Dispose()
    {
        _signer.Dispose();
        _next.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        var events = new List<SealedEvent>();
        for (var sequence = 1; sequence <= Events; sequence++)
        {
            events.Add(Seal(sequence == 1 ? "session.start" : "app.record", sequence == 1 ? """{"key_provenance":"in-process"}""" : """{"n":1}""", _signer));
        }

        await ExportAsync("chain.json", events, ct);
        await ExportAsync("cut.json", events.Take(3), ct);
        await ExportAsync("altered.json", events.Select((sealedEvent, index) => index == 2 ? sealedEvent with { Actor = "mallory" } : sealedEvent), ct);
        await LinesAsync("chain.jsonl", events, ct);
        await StoreAsync(events, ct);
        await TextAsync("pinned.hex", Hex(_signer) + "\n", ct);
        await TextAsync("pinned.pem", PublicPem(_signer), ct);
        await TextAsync("private.pem", new string(Pkcs8(new byte[32])), ct);
        await TextAsync("empty.json", string.Empty, ct);
        await TextAsync("none.json", "[]", ct);
        Directory.CreateDirectory(Path.Combine(_folder, "policies"));
        await TextAsync("policies/base.cedar", "permit (principal, action == Action::\"view\", resource)\nwhen { context.mfa };\n", ct);
        await TextAsync("policies/limits.cedar", "forbid(principal==User::\"mallory\",action,resource);", ct);
        await TextAsync("broken.cedar", "permit (principal, action, resource) when { 1 + };\n", ct);
        await TextAsync("demo.cedarschema", "entity User, Photo; action view appliesTo { principal: User, resource: Photo, context: { mfa: Bool } };", ct);
        await TextAsync("narrow.cedarschema", "entity User, Photo; action view appliesTo { principal: User, resource: Photo };", ct);
        await TextAsync("mfa.json", "{\"mfa\":true}", ct);
        await TextAsync("damaged.db", "SQLite format 3\0 and so on", ct);
        var head = await SignedTreeHead.SignAsync(_signer, "log", _tree.Root(), TimeProvider.System, ct);
        await TextAsync("head.json", Json(head), ct);
        events.Add(Seal("key.rotated", $$"""{"public_key":"{{Hex(_next)}}","signer_key_id":"next"}""", _signer));
        events.Add(Seal("app.record", """{"n":2}""", _next, "next"));
        await ExportAsync("rotated.json", events, ct);
        _head = new ChainHead(Events, events[Events].PriorHash, 0, null);
    }

    private SealedEvent Seal(string type, string payload, InProcessSigner signer, string? keyId = null)
    {
        var canonical = PayloadCanonicalizer.Canonicalize(Encoding.UTF8.GetBytes(payload));
        var sequence = _head.Sequence + 1;
        var draft = new SealedEvent
        {
            EventId = $"01a1f7dc-61ad-7000-8000-{sequence:x12}",
            EpisodeId = "episode",
            Sequence = sequence,
            EventType = type,
            SchemaVersion = SigchainFormat.SchemaVersion,
            ValidFrom = "2026-11-20T07:29:37+00:00",
            SystemTime = sequence << 16,
            Actor = "agent",
            Payload = canonical,
            PayloadHash = EventDigest.PayloadHash(canonical),
            PriorHash = _head.Hash,
            Signature = string.Empty,
            SignerKeyId = keyId ?? signer.KeyId,
            KeyScheme = SigchainFormat.Ed25519Scheme,
            SigFormatVersion = SigchainFormat.Version1,
            HashAlg = SigchainFormat.HashAlgorithm,
        };
        var digest = EventDigest.Compute(draft);
        _tree.Append(digest);
        _head = new ChainHead(sequence, Convert.ToHexStringLower(digest), draft.SystemTime, draft.AuditId);
        var signature = signer.SignAsync(digest).AsTask().GetAwaiter().GetResult();
        return draft with { Signature = System.Buffers.Text.Base64Url.EncodeToString(signature) };
    }

    private async Task ExportAsync(string name, IEnumerable<SealedEvent> events, CancellationToken ct)
    {
        await using var file = File.Create(Path.Combine(_folder, name));
        await ChainExport.WriteArrayAsync(events.ToAsyncEnumerable(), file, ct);
    }

    private async Task LinesAsync(string name, IEnumerable<SealedEvent> events, CancellationToken ct)
    {
        await using var file = File.Create(Path.Combine(_folder, name));
        await ChainExport.WriteLinesAsync(events.ToAsyncEnumerable(), file, ct);
    }

    private async Task StoreAsync(IReadOnlyList<SealedEvent> events, CancellationToken ct)
    {
        await using var store = new SqliteStore(StorePath);
        var head = await store.OpenAsync(StoreAccess.ReadWrite, ct);
        await store.CommitAsync(head, [.. events.Select(sealedEvent => new StoreEntry { Event = sealedEvent, Digest = EventDigest.Compute(sealedEvent) })], _head, ct);
    }

    private Task TextAsync(string name, string text, CancellationToken ct) => File.WriteAllTextAsync(Path.Combine(_folder, name), text, ct);

    private static string Hex(InProcessSigner signer) => Convert.ToHexStringLower(signer.PublicKey.Span);

    /// <summary>SubjectPublicKeyInfo of RFC 8410 section 4: twelve fixed bytes and the key.</summary>
    private static string PublicPem(InProcessSigner signer) =>
        System.Security.Cryptography.PemEncoding.WriteString("PUBLIC KEY", [.. Convert.FromHexString("302a300506032b6570032100"), .. signer.PublicKey.Span]);

    private static char[] Pkcs8(byte[] seed) =>
        System.Security.Cryptography.PemEncoding.Write("PRIVATE KEY", [.. Convert.FromHexString("302e020100300506032b657004220420"), .. seed]);

    private static string Json(SignedTreeHead head) =>
        $$"""
        {"hash_alg":"{{head.HashAlg}}","key_scheme":"{{head.KeyScheme}}","log_id":"{{head.LogId}}","root_hash":"{{head.RootHash}}",
         "timestamp":{{head.Timestamp}},"tree_size":{{head.TreeSize}},"signature":"{{head.Signature}}"}
        """;
}
