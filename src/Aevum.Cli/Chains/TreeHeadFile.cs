using System.Text.Json;
using Aevum.Audit.Merkle;
using Aevum.Audit.Verification;

namespace Aevum.Cli.Chains;

/// <summary>Reads a signed tree head from a JSON file: the seven fields of docs/formats/tree-head.md.</summary>
internal static class TreeHeadFile
{
    private const int LongestFile = 64 * 1024;

    internal static TreeHeadEvidence Read(string path, byte[] logKey)
    {
        try
        {
            using var document = JsonDocument.Parse(SmallFile.ReadText(path, LongestFile), new JsonDocumentOptions { AllowDuplicateProperties = false });
            var json = document.RootElement;
            var head = new SignedTreeHead
            {
                LogId = Text(json, "log_id"),
                TreeSize = json.GetProperty("tree_size").GetInt64(),
                RootHash = Text(json, "root_hash"),
                Timestamp = json.GetProperty("timestamp").GetInt64(),
                HashAlg = Text(json, "hash_alg"),
                KeyScheme = Text(json, "key_scheme"),
                Signature = Text(json, "signature"),
            };
            return new TreeHeadEvidence(head, logKey);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new CommandException($"{path} is not a signed tree head: hash_alg, key_scheme, log_id, root_hash, signature, timestamp and tree_size are needed.", fault);
        }
        catch (ArgumentException fault)
        {
            throw new CommandException($"{path} is not signed by the key given with --log-key.", fault);
        }
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException(name);
}
