using System.Text.Json;

namespace Aevum.Cli.Programs;

/// <summary>
/// The configuration under which a program would start, as far as it stands in files beside it and in the environment: <c>appsettings.json</c>, the one of the
/// environment, then variables such as <c>Aevum__Signer__Kind</c>. Keys are compared without regard to letter case, as the host does.
/// </summary>
internal sealed class ProgramSettings
{
    private const long LargestFile = 4 * 1024 * 1024;
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 64 };

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    internal string? this[string key] => _values.GetValueOrDefault(key);

    /// <exception cref="CommandException">A file is no JSON object.</exception>
    internal static ProgramSettings Read(string folder, string environmentName, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var settings = new ProgramSettings();
        foreach (var name in new[] { "appsettings.json", $"appsettings.{environmentName}.json" })
        {
            var file = Path.Combine(folder, name);
            if (File.Exists(file))
            {
                settings.Add(file);
            }
        }

        foreach (var (name, value) in environment)
        {
            settings._values[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        }

        return settings;
    }

    private void Add(string file)
    {
        if (new FileInfo(file).Length > LargestFile)
        {
            throw new CommandException($"{file} is larger than {LargestFile} bytes.");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new CommandException($"{file} is no JSON object.");
            }

            Flatten("", document.RootElement);
        }
        catch (JsonException fault)
        {
            throw new CommandException($"{file}({fault.LineNumber + 1}) is no JSON.");
        }
    }

    private void Flatten(string prefix, JsonElement json)
    {
        foreach (var member in json.EnumerateObject())
        {
            var key = prefix + member.Name;
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                Flatten(key + ":", member.Value);
            }
            else
            {
                _values[key] = member.Value.ToString();
            }
        }
    }
}
