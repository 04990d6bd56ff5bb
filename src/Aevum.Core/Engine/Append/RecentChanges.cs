namespace Aevum.Engine.Append;

/// <summary>
/// Which subjects were changed lately, by data or by consent, and at which sequence. Lets the sequencer refuse a commit whose witness
/// was overtaken on its way, without reading the store. Remembers at least the last <see cref="Capacity"/> changes. Thread of the sequencer only.
/// </summary>
internal sealed class RecentChanges
{
    internal const int Capacity = 65_536;

    private Dictionary<string, long> _current = new(StringComparer.Ordinal);
    private Dictionary<string, long> _previous = new(StringComparer.Ordinal);
    private long _currentSince;
    private long _floor;

    internal void Mark(string subjectId, long sequence)
    {
        if (_current.Count == Capacity)
        {
            (_previous, _current) = (_current, _previous);
            _current.Clear();
            _floor = _currentSince;
            _currentSince = sequence;
        }

        _current[subjectId] = sequence;
    }

    /// <summary>Whether a subject was changed after a sequence; true also when that lies too far back to know.</summary>
    internal bool ChangedAfter(string subjectId, long sequence) =>
        sequence < _floor
        || (_current.TryGetValue(subjectId, out var last) && last > sequence)
        || (_previous.TryGetValue(subjectId, out last) && last > sequence);
}
