using Aevum.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace Aevum.Hosting.Parts;

/// <summary>Makes the part that a section selects by its <c>Kind</c>.</summary>
internal static class PartSelection
{
    /// <summary>Makes the part, or adds to <paramref name="problems"/> why it cannot be made.</summary>
    /// <returns>The part; null when the section does not exist or has problems.</returns>
    public static TPart? Make<TPart>(IConfigurationSection section, IReadOnlyDictionary<string, Func<OptionsReader, TPart>> kinds, List<string> problems)
        where TPart : class
    {
        if (!section.Exists())
        {
            return null;
        }

        var kind = (section["Kind"] ?? section.Value ?? "").Trim();
        if (!kinds.TryGetValue(kind, out var make))
        {
            problems.Add(Refusal(section.Path, kind, kinds.Keys));
            return null;
        }

        return Make(new OptionsReader(typeof(TPart), [section], ["Kind"]), make, problems);
    }

    private static TPart? Make<TPart>(OptionsReader reader, Func<OptionsReader, TPart> make, List<string> problems)
        where TPart : class
    {
        try
        {
            var part = reader.Build(() => make(reader));
            problems.AddRange(reader.Problems());
            return part;
        }
        catch (AevumConfigurationException e)
        {
            problems.AddRange(e.Problems);
            return null;
        }
    }

    private static string Refusal(string path, string kind, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToArray();
        var choices = $"set it to one of: {string.Join(", ", names)}";
        return kind.Length == 0 ? $"{path}:Kind is not set; {choices}." : $"{path}:Kind is not known; {choices}.{Suggestion.For(kind, names)}";
    }
}
