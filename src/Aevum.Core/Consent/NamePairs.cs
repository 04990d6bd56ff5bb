namespace Aevum.Consent;

/// <summary>
/// Numbers the pairs of grantee and purpose, of which many grants share few, so that a cell holds a number instead of two texts. A number stands for its
/// pair for good. Thread-safe; readers never wait.
/// </summary>
internal sealed class NamePairs
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string GranteeId, string Purpose), int> _numbers = [];
    private (string GranteeId, string Purpose)[] _pairs = new (string, string)[16];

    internal int NumberOf(in ConsentKey key)
    {
        lock (_gate)
        {
            if (_numbers.TryGetValue((key.GranteeId, key.Purpose), out var known))
            {
                return known;
            }

            var number = _numbers.Count;
            if (number == _pairs.Length)
            {
                var more = new (string, string)[2 * number];
                _pairs.CopyTo(more, 0);
                Volatile.Write(ref _pairs, more);
            }

            _pairs[number] = (key.GranteeId, key.Purpose);
            _numbers.Add(_pairs[number], number);
            return number;
        }
    }

    /// <summary>Whether the number, read from a published cell, is that of the key's pair.</summary>
    internal bool Are(int number, in ConsentKey key)
    {
        ref var pair = ref Volatile.Read(ref _pairs)[number];
        return string.Equals(pair.Purpose, key.Purpose, StringComparison.Ordinal) && string.Equals(pair.GranteeId, key.GranteeId, StringComparison.Ordinal);
    }
}
