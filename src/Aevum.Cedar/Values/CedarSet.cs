using System.Collections;
using System.Text;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Values;

/// <summary>
/// An unordered collection of values without duplicates; elements may differ in kind. Immutable and thread-safe.
/// Enumeration follows the order in which the elements were first given.
/// </summary>
public sealed class CedarSet : IEquatable<CedarSet>, IReadOnlyCollection<CedarValue>
{
    // Below this size a scan is faster than a hash table.
    private const int ScanLimit = 8;

    private readonly CedarValue[] _elements;
    private readonly HashSet<CedarValue>? _lookup;
    private readonly int _hash;

    /// <summary>Makes a set of the given values; duplicates are dropped.</summary>
    /// <exception cref="ArgumentNullException">The sequence is null.</exception>
    /// <exception cref="ArgumentException">An element is <c>default(CedarValue)</c>.</exception>
    public CedarSet(IEnumerable<CedarValue> elements)
        : this(Distinct(Argument.NotNull(elements, nameof(elements))), trusted: true)
    {
    }

    private CedarSet(CedarValue[] distinct, bool trusted)
    {
        _ = trusted;
        _elements = distinct;
        _lookup = distinct.Length > ScanLimit ? new HashSet<CedarValue>(distinct) : null;
        Size = 1;
        Depth = 1;
        foreach (var element in distinct)
        {
            _hash = unchecked(_hash + HashMixer.Mix(element.GetHashCode()));
            Size = ValueSize.Sum(Size, element.Size);
            Depth = Math.Max(Depth, element.Depth + 1);
        }
    }

    /// <summary>The set without elements.</summary>
    public static CedarSet Empty { get; } = new([], trusted: true);

    /// <summary>Number of distinct elements.</summary>
    public int Count => _elements.Length;

    internal CedarValue[] Elements => _elements;

    /// <summary>Number of values in the set and in everything below it, itself included.</summary>
    internal int Size { get; }

    /// <summary>Levels of sets and records, from 1.</summary>
    internal int Depth { get; }

    /// <summary>Compares two sets by their elements; null equals only null.</summary>
    public static bool operator ==(CedarSet? left, CedarSet? right) => left is null ? right is null : left.Equals(right);

    /// <summary>The negation of equality.</summary>
    public static bool operator !=(CedarSet? left, CedarSet? right) => !(left == right);

    /// <summary>Whether the value is an element, by the equality of Cedar.</summary>
    public bool Contains(CedarValue value)
    {
        if (_lookup is not null)
        {
            return _lookup.Contains(value);
        }

        foreach (var element in _elements)
        {
            if (element.Equals(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether every element of <paramref name="other"/> is an element of this set.</summary>
    /// <exception cref="ArgumentNullException">The other set is null.</exception>
    public bool ContainsAll(CedarSet other)
    {
        foreach (var element in Argument.NotNull(other, nameof(other))._elements)
        {
            if (!Contains(element))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether at least one element of <paramref name="other"/> is an element of this set.</summary>
    /// <exception cref="ArgumentNullException">The other set is null.</exception>
    public bool ContainsAny(CedarSet other)
    {
        foreach (var element in Argument.NotNull(other, nameof(other))._elements)
        {
            if (Contains(element))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(CedarSet? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && _elements.Length == other._elements.Length && ContainsAll(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CedarSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public IEnumerator<CedarValue> GetEnumerator() => ((IEnumerable<CedarValue>)_elements).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _elements.GetEnumerator();

    /// <summary>The set as Cedar text, for example <c>[1, 2]</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("[");
        for (var at = 0; at < _elements.Length; at++)
        {
            text.Append(at == 0 ? "" : ", ").Append(_elements[at].ToString());
        }

        return text.Append(']').ToString();
    }

    private static CedarValue[] Distinct(IEnumerable<CedarValue> elements)
    {
        var seen = new HashSet<CedarValue>();
        var distinct = new List<CedarValue>();
        foreach (var element in elements)
        {
            if (element.Kind == CedarValueKind.None)
            {
                throw new ArgumentException("an element of the set is no value", nameof(elements));
            }

            if (seen.Add(element))
            {
                distinct.Add(element);
            }
        }

        return distinct.ToArray();
    }
}
