namespace Aevum.Cedar.Evaluation;

/// <summary>A growing list of policy numbers that is used again and again by one thread. Not thread-safe.</summary>
internal sealed class CandidateList
{
    // A larger buffer is given back to the collector after use.
    private const int KeptCapacity = 4096;

    private int[] _numbers = new int[64];

    internal int Count { get; private set; }

    internal ReadOnlySpan<int> Numbers => _numbers.AsSpan(0, Count);

    internal void Add(int number)
    {
        Reserve(1);
        _numbers[Count++] = number;
    }

    internal void Add(int[] numbers)
    {
        Reserve(numbers.Length);
        numbers.CopyTo(_numbers, Count);
        Count += numbers.Length;
    }

    /// <summary>Sorts ascending and drops duplicates.</summary>
    internal void Normalise()
    {
        if (Count < 2)
        {
            return;
        }

        Array.Sort(_numbers, 0, Count);
        var kept = 1;
        for (var at = 1; at < Count; at++)
        {
            if (_numbers[at] != _numbers[at - 1])
            {
                _numbers[kept++] = _numbers[at];
            }
        }

        Count = kept;
    }

    internal void Clear()
    {
        Count = 0;
        if (_numbers.Length > KeptCapacity)
        {
            _numbers = new int[64];
        }
    }

    private void Reserve(int more)
    {
        if (Count + more > _numbers.Length)
        {
            Array.Resize(ref _numbers, Math.Max(_numbers.Length * 2, Count + more));
        }
    }
}
