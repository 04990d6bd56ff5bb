using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Aevum.Testing;

namespace Aevum.Corpus;

/// <summary>Reads case files. A header or markup that is not understood is an error: no case may vanish silently.</summary>
internal static partial class CorpusReader
{
    private static readonly string[] Classes = ["E0", "E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E10"];
    private static readonly string[] Keys = ["case", "class", "expect", "wrap", "posture", "define", "allow", "kernel", "reference", "assembly", "output", "host", "test", "configuration", "beside"];

    /// <summary>Every case below <paramref name="folder"/>, by rule, file and position.</summary>
    public static ImmutableArray<CorpusCase> ReadAll(string folder)
    {
        var cases = Directory.EnumerateFiles(folder, "*.cs.txt", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Read(Path.GetFileName(Path.GetDirectoryName(file)!), File.ReadAllText(file)))
            .ToImmutableArray();
        if (cases.GroupBy(each => each.ToString()).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new HarnessException($"Two cases are called {twice.Key}.");
        }

        return cases;
    }

    /// <summary>The cases of one text.</summary>
    public static IEnumerable<CorpusCase> Read(string rule, string text) => CaseStart().Split(text.ReplaceLineEndings("\n")).Skip(1).SelectMany(block => ReadCase(rule, block));

    private static IEnumerable<CorpusCase> ReadCase(string rule, string block)
    {
        var lines = block.Split('\n');
        var settings = Header("case:" + lines[0]);
        var variants = lines.Where(line => line.StartsWith("//// with:", StringComparison.Ordinal)).Select(Variant).ToArray();
        var body = string.Join('\n', lines.Skip(1).Where(line => !line.StartsWith("//// with:", StringComparison.Ordinal)));
        if (variants.Length == 0)
        {
            yield return Make(rule, settings["case"], settings, body);
        }

        foreach (var (key, value) in variants)
        {
            yield return Make(rule, $"{settings["case"]}, {key}", settings, body.Replace("$$", value, StringComparison.Ordinal));
        }
    }

    private static CorpusCase Make(string rule, string name, ImmutableDictionary<string, string> settings, string body)
    {
        var expected = settings["expect"] == "none" ? [] : settings["expect"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ToImmutableArray();
        var made = new CorpusCase(rule, name, settings["class"], expected, settings, [.. Parts(body, settings.GetValueOrDefault("wrap"))]);
        var marked = made.Marked().SelectMany(part => part.Text.Markers).Select(marker => marker.Id).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        return marked.SequenceEqual(expected) && Classes.Contains(made.EvasionClass)
            ? made
            : throw new HarnessException($"{made}: the header expects '{settings["expect"]}' but the markup says '{string.Join(' ', marked)}'.");
    }

    private static IEnumerable<CorpusPart> Parts(string body, string? wrap)
    {
        var (kind, path, text) = ("source", "/test/Case.cs", new List<string>());
        foreach (var line in body.TrimEnd('\n').Split('\n').Append("//// end:"))
        {
            if (!line.StartsWith("//// ", StringComparison.Ordinal))
            {
                text.Add(line);
                continue;
            }

            yield return new CorpusPart(kind, path, path == "/test/Case.cs" ? Wrap(string.Join('\n', text), wrap) : string.Join('\n', text));
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            kind = line[5..colon];
            path = "/test/" + line[(colon + 1)..].Trim();
            text.Clear();
            if (kind is not ("source" or "file" or "config" or "end"))
            {
                throw new HarnessException($"'{line}' is not understood.");
            }
        }
    }

    private static string Wrap(string text, string? wrap) => wrap switch
    {
        null => text,
        "body" => InMethod(text),
        "expression" => InMethod($"var value = {text};"),
        "host" => InHost(text),
        _ => throw new HarnessException($"wrap: {wrap} is not known."),
    };

    private static string InMethod(string body) => $$"""
        internal static class Program
        {
            internal static async Task RunAsync(AevumEngine engine, JsonElement data, string outside)
            {
        {{body}}
            }
        }
        """;

    private static string InHost(string body) => $$"""
        internal static class Program
        {
            internal static async Task RunAsync(IHostEnvironment env, IServiceCollection services, IConfiguration configuration, ISigner external, IPolicyEngine cedar, IAevumStore durable, string outside)
            {
        {{body}}
            }
        }
        """;

    private static ImmutableDictionary<string, string> Header(string header)
    {
        var settings = header.Split('|').Select(part => part.Split(':', 2)).ToImmutableDictionary(pair => pair[0].Trim(), pair => pair.Length == 2 ? pair[1].Trim() : throw Unknown(header));
        return settings.Keys.All(Keys.Contains) && settings.ContainsKey("class") && settings.ContainsKey("expect") ? settings : throw Unknown(header);
    }

    private static (string Key, string Value) Variant(string line) =>
        line["//// with:".Length..].Split(" => ", 2) is [var key, var value] ? (key.Trim(), value) : throw Unknown(line);

    private static HarnessException Unknown(string header) => new($"The header '{header}' is not understood.");

    [GeneratedRegex("^//// case:", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex CaseStart();
}
