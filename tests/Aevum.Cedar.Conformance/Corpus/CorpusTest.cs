using System.Text.Json;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Conformance.Corpus;

/// <summary>One test: policies, entities, a schema and requests with their recorded answers. Texts are read when asked for.</summary>
internal sealed class CorpusTest
{
    private readonly string _policies;
    private readonly string _entities;
    private readonly string _schema;

    private CorpusTest(string root, string file, JsonElement json)
    {
        Name = Path.GetRelativePath(root, file);
        File = file;
        _policies = Resolve(file, json.GetProperty("policies").GetString()!);
        _entities = Resolve(file, json.GetProperty("entities").GetString()!);
        _schema = Resolve(file, json.GetProperty("schema").GetString()!);
        ShouldValidate = json.TryGetProperty("shouldValidate", out var should) && should.GetBoolean();
        Requests = [.. json.GetProperty("requests").EnumerateArray().Select(CorpusRequest.Read)];
    }

    /// <summary>The path of the test file below the folder.</summary>
    internal string Name { get; }

    /// <summary>The full path of the test file.</summary>
    internal string File { get; }

    internal string PolicyText => System.IO.File.ReadAllText(_policies);

    internal string EntityJson => System.IO.File.ReadAllText(_entities);

    /// <summary>Cedar schema text, or schema JSON when <see cref="SchemaIsJson"/>.</summary>
    internal string SchemaText => System.IO.File.ReadAllText(_schema);

    internal bool SchemaIsJson => _schema.EndsWith(".json", StringComparison.Ordinal);

    /// <summary>Whether the reference implementation found the policies valid in strict mode.</summary>
    internal bool ShouldValidate { get; }

    internal IReadOnlyList<CorpusRequest> Requests { get; }

    /// <summary>Reads a file; null when it is no test.</summary>
    internal static CorpusTest? TryRead(string root, string file)
    {
        if (file.EndsWith(".entities.json", StringComparison.Ordinal) || file.EndsWith(".validation.json", StringComparison.Ordinal))
        {
            return null;
        }

        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
        var json = document.RootElement;
        var isTest = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("requests", out _) && json.TryGetProperty("policies", out _);
        return isTest ? new CorpusTest(root, file, json) : null;
    }

    internal static EntityUid ReadUid(JsonElement json) => new(json.GetProperty("type").GetString()!, json.GetProperty("id").GetString()!);

    /// <summary>Paths in a test are relative to some folder above it; the nearest one that has the file counts.</summary>
    private static string Resolve(string file, string relative)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, relative);
            if (System.IO.File.Exists(candidate))
            {
                return candidate;
            }
        }

        // A folder that was unpacked under another name: the file lies beside the test.
        return Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileName(relative));
    }
}
