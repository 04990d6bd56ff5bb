namespace Aevum.Cedar.Conformance;

/// <summary>Collects the checks and differences of one test. Used by one thread.</summary>
internal sealed class TestLog
{
    private readonly string _test;
    private readonly List<string> _differences = [];
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    internal TestLog(string test) => _test = test;

    internal IReadOnlyList<string> Differences => _differences;

    internal IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>Counts one check, and a difference when it does not hold.</summary>
    /// <param name="what">The kind of check, in the plural, for the totals.</param>
    /// <param name="holds">Whether the result is the recorded one.</param>
    /// <param name="detail">What was expected and what was found.</param>
    internal void Check(string what, bool holds, string detail)
    {
        _counts[what] = _counts.GetValueOrDefault(what) + 1;
        if (!holds)
        {
            _differences.Add($"{_test}: {what}: {detail}");
        }
    }
}
