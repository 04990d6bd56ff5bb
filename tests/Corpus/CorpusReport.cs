using System.Globalization;
using System.Text;

namespace Aevum.Corpus;

/// <summary>What the corpus says about each rule.</summary>
internal sealed class CorpusReport
{
    private readonly SortedDictionary<string, SortedDictionary<string, Tally>> _tallies = new(StringComparer.Ordinal);

    /// <summary>The rules in the report.</summary>
    public IEnumerable<string> Rules => _tallies.Keys;

    /// <summary>Counts one case.</summary>
    public void Add(CorpusCase corpusCase, bool found, int surplus)
    {
        if (!_tallies.TryGetValue(corpusCase.Rule, out var classes))
        {
            _tallies[corpusCase.Rule] = classes = new(Comparer<string>.Create((left, right) => Order(left).CompareTo(Order(right))));
        }

        var tally = classes.GetValueOrDefault(corpusCase.EvasionClass);
        classes[corpusCase.EvasionClass] = corpusCase.IsPositive
            ? tally with { Positives = tally.Positives + 1, Found = tally.Found + (found ? 1 : 0), Surplus = tally.Surplus + surplus }
            : tally with { Negatives = tally.Negatives + 1, Surplus = tally.Surplus + surplus };
    }

    /// <summary>The tallies of one rule by class.</summary>
    public IReadOnlyDictionary<string, Tally> Of(string rule) => _tallies[rule];

    /// <summary>The sum of one rule.</summary>
    public Tally Total(string rule) => _tallies[rule].Values.Aggregate((left, right) => left + right);

    /// <summary>A table for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().AppendLine("| rule | class | positives | found | recall | negatives | surplus | precision | Wilson 95 % |").AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var (rule, classes) in _tallies)
        {
            foreach (var (name, tally) in classes)
            {
                Line(text, rule, name, tally);
            }

            Line(text, rule, "all", Total(rule));
        }

        Line(text, "all", "all", _tallies.Values.SelectMany(classes => classes.Values).Aggregate(default(Tally), (left, right) => left + right));
        return text.ToString();
    }

    private static void Line(StringBuilder text, string rule, string name, Tally tally) => text.AppendLine(CultureInfo.InvariantCulture,
        $"| {rule} | {name} | {tally.Positives} | {tally.Found} | {tally.Recall:0.000} | {tally.Negatives} | {tally.Surplus} | {tally.Precision:0.000} | {tally.PrecisionBound:0.000} |");

    private static int Order(string name) => int.Parse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);
}
