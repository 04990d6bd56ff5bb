using System.Text;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Values;

/// <summary>
/// Named attributes with their values. Immutable and thread-safe.
/// A lookup compares precomputed hash codes first, so that reading an attribute allocates nothing.
/// </summary>
public sealed class CedarRecord : IEquatable<CedarRecord>
{
    // Below this size a scan over the hash codes is faster than a hash table.
    private const int ScanLimit = 8;

    private readonly string[] _names;
    private readonly int[] _nameHashes;
    private readonly CedarValue[] _values;
    private readonly Dictionary<string, int>? _lookup;
    private readonly int _hash;

    /// <summary>Makes a record of the given attributes.</summary>
    /// <exception cref="ArgumentNullException">The sequence or a name is null.</exception>
    /// <exception cref="ArgumentException">A name occurs twice or is malformed Unicode, or a value is <c>default(CedarValue)</c>.</exception>
    public CedarRecord(IEnumerable<KeyValuePair<string, CedarValue>> attributes)
    {
        var sorted = new List<KeyValuePair<string, CedarValue>>(Argument.NotNull(attributes, nameof(attributes)));
        sorted.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        RequireValid(sorted, nameof(attributes));

        _names = new string[sorted.Count];
        _nameHashes = new int[sorted.Count];
        _values = new CedarValue[sorted.Count];
        _lookup = sorted.Count > ScanLimit ? new Dictionary<string, int>(sorted.Count, StringComparer.Ordinal) : null;
        Size = 1;
        Depth = 1;
        for (var at = 0; at < sorted.Count; at++)
        {
            _names[at] = sorted[at].Key;
            _nameHashes[at] = NameHash(sorted[at].Key);
            _values[at] = sorted[at].Value;
            _lookup?.Add(sorted[at].Key, at);
            _hash = unchecked(_hash + HashMixer.Mix(((long)_nameHashes[at] << 32) ^ _values[at].GetHashCode()));
            Size = ValueSize.Sum(Size, _values[at].Size);
            Depth = Math.Max(Depth, _values[at].Depth + 1);
        }
    }

    /// <summary>The record without attributes.</summary>
    public static CedarRecord Empty { get; } = new([]);

    /// <summary>Number of attributes.</summary>
    public int Count => _names.Length;

    /// <summary>The attribute names in ordinal order.</summary>
    public IReadOnlyList<string> Names => Array.AsReadOnly(_names);

    /// <summary>Names and values in ordinal order of the names.</summary>
    public IEnumerable<KeyValuePair<string, CedarValue>> Attributes
    {
        get
        {
            for (var at = 0; at < _names.Length; at++)
            {
                yield return new KeyValuePair<string, CedarValue>(_names[at], _values[at]);
            }
        }
    }

    /// <summary>Number of values in the record and in everything below it, itself included.</summary>
    internal int Size { get; }

    /// <summary>Levels of sets and records, from 1.</summary>
    internal int Depth { get; }

    /// <summary>Compares two records by names and values; null equals only null.</summary>
    public static bool operator ==(CedarRecord? left, CedarRecord? right) => left is null ? right is null : left.Equals(right);

    /// <summary>The negation of equality.</summary>
    public static bool operator !=(CedarRecord? left, CedarRecord? right) => !(left == right);

    /// <summary>Finds the value of an attribute.</summary>
    /// <param name="name">The attribute name, compared ordinally.</param>
    /// <param name="value">The value, or <c>default</c> when there is none.</param>
    /// <returns>Whether the attribute is present.</returns>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public bool TryGet(string name, out CedarValue value) => TryGet(Argument.NotNull(name, nameof(name)), NameHash(name), out value);

    /// <inheritdoc/>
    public bool Equals(CedarRecord? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || _hash != other._hash || _names.Length != other._names.Length)
        {
            return false;
        }

        for (var at = 0; at < _names.Length; at++)
        {
            if (!string.Equals(_names[at], other._names[at], StringComparison.Ordinal) || !_values[at].Equals(other._values[at]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CedarRecord);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The record as Cedar text, for example <c>{"age": 30}</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("{");
        for (var at = 0; at < _names.Length; at++)
        {
            text.Append(at == 0 ? "\"" : ", \"").Append(EscapedText.Escape(_names[at])).Append("\": ").Append(_values[at].ToString());
        }

        return text.Append('}').ToString();
    }

    /// <summary>The hash by which <see cref="TryGet(string, int, out CedarValue)"/> looks up; compiled policies keep it beside the name.</summary>
    internal static int NameHash(string name) => StringComparer.Ordinal.GetHashCode(name);

    /// <summary>The lookup of the evaluator, which knows the hash of the name already.</summary>
    internal bool TryGet(string name, int nameHash, out CedarValue value)
    {
        if (_lookup is not null)
        {
            var found = _lookup.TryGetValue(name, out var index);
            value = found ? _values[index] : default;
            return found;
        }

        for (var at = 0; at < _nameHashes.Length; at++)
        {
            if (_nameHashes[at] == nameHash && string.Equals(_names[at], name, StringComparison.Ordinal))
            {
                value = _values[at];
                return true;
            }
        }

        value = default;
        return false;
    }

    private static void RequireValid(List<KeyValuePair<string, CedarValue>> sorted, string parameter)
    {
        for (var at = 0; at < sorted.Count; at++)
        {
            var name = Argument.NotNull(sorted[at].Key, parameter);
            if (!UnicodeText.IsWellFormed(name))
            {
                throw new ArgumentException("an attribute name is not well-formed Unicode text", parameter);
            }

            if (sorted[at].Value.Kind == CedarValueKind.None)
            {
                throw new ArgumentException($"attribute `{name}` has no value", parameter);
            }

            if (at > 0 && string.Equals(name, sorted[at - 1].Key, StringComparison.Ordinal))
            {
                throw new ArgumentException($"duplicate attribute `{name}`", parameter);
            }
        }
    }
}
