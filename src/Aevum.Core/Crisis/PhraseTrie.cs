using System.Runtime.InteropServices;

namespace Aevum.Crisis;

/// <summary>The phrases by their canonical letters, as a tree of siblings. Immutable once built and thread-safe.</summary>
internal sealed class PhraseTrie
{
    /// <summary>The node before the first letter.</summary>
    internal const int Root = 0;

    /// <summary>No phrase goes on this way.</summary>
    internal const int Nowhere = -1;

    private readonly Node[] _nodes;
    private readonly Dictionary<int, List<CrisisPhrase>> _ends = [];
    private readonly int[] _afterTwo = new int[26 * 26];

    internal PhraseTrie(IEnumerable<CrisisPhrase> phrases)
    {
        List<Node> nodes = [new() { FirstChild = Nowhere, NextSibling = Nowhere }];
        foreach (var phrase in phrases)
        {
            Add(phrase, nodes);
        }

        _nodes = [.. nodes];
        for (var i = 0; i < _afterTwo.Length; i++)
        {
            var first = Next(Root, (byte)('a' + (i / 26)));
            _afterTwo[i] = first == Nowhere ? Nowhere : Next(first, (byte)('a' + (i % 26)));
        }
    }

    /// <summary>Goes one letter on.</summary>
    /// <param name="node">Where from.</param>
    /// <param name="letter">The canonical letter.</param>
    /// <returns>Where to, or <see cref="Nowhere"/>.</returns>
    internal int Next(int node, byte letter) => Next(_nodes, node, letter);

    /// <summary>Goes the first two letters at once.</summary>
    /// <param name="first">The first canonical letter.</param>
    /// <param name="second">The second canonical letter.</param>
    /// <returns>Where to, or <see cref="Nowhere"/>.</returns>
    internal int AfterTwo(byte first, byte second) => _afterTwo[((first - 'a') * 26) + second - 'a'];

    /// <summary>True when a whole phrase begins at the start of the letters.</summary>
    /// <param name="letters">Canonical letters.</param>
    internal bool Begins(ReadOnlySpan<byte> letters)
    {
        if (letters.Length < 2)
        {
            return false;
        }

        var node = AfterTwo(letters[0], letters[1]);
        for (var i = 2; node != Nowhere && i < letters.Length; i++)
        {
            node = Next(node, letters[i]);
            if (node != Nowhere && _nodes[node].IsEnd)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The phrases that end at a node; null for most nodes.</summary>
    internal List<CrisisPhrase>? EndingAt(int node) => _nodes[node].IsEnd ? _ends[node] : null;

    private static int Next(ReadOnlySpan<Node> nodes, int node, byte letter)
    {
        var child = nodes[node].FirstChild;
        while (child != Nowhere && nodes[child].Letter != letter)
        {
            child = nodes[child].NextSibling;
        }

        return child;
    }

    private void Add(CrisisPhrase phrase, List<Node> nodes)
    {
        var node = Root;
        foreach (var letter in phrase.Canonical)
        {
            var next = Next(CollectionsMarshal.AsSpan(nodes), node, (byte)letter);
            if (next == Nowhere)
            {
                next = nodes.Count;
                nodes.Add(new() { Letter = (byte)letter, FirstChild = Nowhere, NextSibling = nodes[node].FirstChild });
                nodes[node] = nodes[node] with { FirstChild = next };
            }

            node = next;
        }

        nodes[node] = nodes[node] with { IsEnd = true };
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
