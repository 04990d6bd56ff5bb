using System.Text.Json;
using Aevum.Testing;

namespace Aevum.Corpus;

/// <summary>The least that each rule must reach: numbers of cases, recall per class, precision. The file may only rise.</summary>
internal sealed record Floor
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, NewLine = "\n" };

    public required int Positives { get; init; }

    public required int Negatives { get; init; }

    public required double Precision { get; init; }

    public required SortedDictionary<string, double> Recall { get; init; }

    /// <summary>What <paramref name="report"/> reached.</summary>
    public static SortedDictionary<string, Floor> From(CorpusReport report)
    {
        var floors = new SortedDictionary<string, Floor>(StringComparer.Ordinal);
        foreach (var rule in report.Rules)
        {
            var total = report.Total(rule);
            floors[rule] = new Floor
            {
                Positives = total.Positives,
                Negatives = total.Negatives,
                Precision = Math.Round(total.Precision, 4),
                Recall = new(report.Of(rule).Where(pair => pair.Value.Positives > 0).ToDictionary(pair => pair.Key, pair => Math.Round(pair.Value.Recall, 4)), StringComparer.Ordinal),
            };
        }

        return floors;
    }

    /// <summary>Reads the floor file.</summary>
    public static SortedDictionary<string, Floor> Read(string path) => JsonSerializer.Deserialize<SortedDictionary<string, Floor>>(File.ReadAllText(path))
        ?? throw new HarnessException($"{path} is empty.");

    /// <summary>Writes the floor file.</summary>
    public static void Write(string path, SortedDictionary<string, Floor> floors) => File.WriteAllText(path, JsonSerializer.Serialize(floors, Format) + "\n");

    /// <summary>What <paramref name="reached"/> lacks, in words.</summary>
    public IEnumerable<string> Faults(string rule, Floor? reached)
    {
        if (reached is null)
        {
            yield return $"{rule}: no case is left.";
            yield break;
        }

        if (reached.Positives < Positives || reached.Negatives < Negatives)
        {
            yield return $"{rule}: {reached.Positives} positives and {reached.Negatives} negatives; the floor is {Positives} and {Negatives}.";
        }

        if (reached.Precision < Precision)
        {
            yield return $"{rule}: precision {reached.Precision}; the floor is {Precision}.";
        }

        foreach (var (name, floor) in Recall)
        {
            if (reached.Recall.GetValueOrDefault(name) < floor)
            {
                yield return $"{rule}: recall {reached.Recall.GetValueOrDefault(name)} in {name}; the floor is {floor}.";
            }
        }
    }
}
