namespace Aevum.Cedar.Conformance.Differential;

/// <summary>Seeded choices. Used by one thread.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    internal int Below(int bound) => _random.Next(bound);

    /// <summary>True in the given share of cases.</summary>
    internal bool Chance(double share) => _random.NextDouble() < share;

    internal T Of<T>(params ReadOnlySpan<T> items) => items[_random.Next(items.Length)];

    internal T[] Many<T>(int most, Func<T> item)
    {
        var items = new T[_random.Next(most + 1)];
        for (var at = 0; at < items.Length; at++)
        {
            items[at] = item();
        }

        return items;
    }
}
