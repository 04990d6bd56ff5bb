namespace Aevum.Crisis;

/// <summary>The phrases by their canonical letters, as a tree of siblings. Immutable once built and thread-safe.</summary>
internal sealed class PhraseTrie
{
    /// <summary>The node before the first letter.</summary>
    internal const int Root = 0;

    /// <summary>No phrase goes on this way.</summary>
    internal const int Nowhere = -1;

    private readonly List<Node> _nodes = [new() { FirstChild = Nowhere, NextSibling = Nowhere }];
    private readonly Dictionary<int, List<CrisisPhrase>> _ends = [];

    internal PhraseTrie(IEnumerable<CrisisPhrase> phrases)
    {
        foreach (var phrase in phrases)
        {
            Add(phrase);
        }
    }

    /// <summary>Goes one letter on.</summary>
    /// <param name="node">Where from.</param>
    /// <param name="letter">The canonical letter.</param>
    /// <returns>Where to, or <see cref="Nowhere"/>.</returns>
    internal int Next(int node, byte letter)
    {
        var child = _nodes[node].FirstChild;
        while (child != Nowhere && _nodes[child].Letter != letter)
        {
            child = _nodes[child].NextSibling;
        }

        return child;
    }

    /// <summary>The phrases that end at a node; null for most nodes.</summary>
    internal List<CrisisPhrase>? EndingAt(int node) => _nodes[node].IsEnd ? _ends[node] : null;

    private void Add(CrisisPhrase phrase)
    {
        var node = Root;
        foreach (var letter in phrase.Canonical)
        {
            var next = Next(node, (byte)letter);
            if (next == Nowhere)
            {
                next = _nodes.Count;
                _nodes.Add(new() { Letter = (byte)letter, FirstChild = Nowhere, NextSibling = _nodes[node].FirstChild });
                _nodes[node] = _nodes[node] with { FirstChild = next };
            }

            node = next;
        }

        _nodes[node] = _nodes[node] with { IsEnd = true };
        if (!_ends.TryGetValue(node, out var ends))
        {
            _ends.Add(node, ends = []);
        }

        ends.Add(phrase);
    }

    private readonly record struct Node
    {
        internal byte Letter { get; init; }

        internal bool IsEnd { get; init; }

        internal int FirstChild { get; init; }

        internal int NextSibling { get; init; }
    }
}
