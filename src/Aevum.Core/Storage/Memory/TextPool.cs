namespace Aevum.Storage.Memory;

/// <summary>
/// Texts that many records share (event types, actors, purposes, key ids), each kept once. Bounded, so that hostile input cannot make it
/// grow: what does not fit is written out. One thread writes; any thread reads numbers that it read from a published record.
/// </summary>
internal sealed class TextPool
{
    private const int Capacity = 4_096;
    private const int LongestText = 128;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly string[] _texts = new string[Capacity];

    internal string this[int number] => _texts[number];

    internal bool TryGetNumber(string text, out int number)
    {
        if (_numbers.TryGetValue(text, out number))
        {
            return true;
        }

        if (_numbers.Count == Capacity || text.Length > LongestText)
        {
            return false;
        }

        number = _numbers.Count;
        _texts[number] = text;
        _numbers.Add(text, number);
        return true;
    }
}
