using System.Text;

namespace Aevum.Cedar.Schema;

/// <summary>
/// A resolved Cedar type: common types are expanded and every entity type name is fully qualified.
/// The family is closed. Immutable and thread-safe; two types are equal when they have the same structure.
/// </summary>
public abstract class CedarType : IEquatable<CedarType>
{
    private const int ShortLength = 200;

    private readonly int _hash;

    private protected CedarType(int hash, int size, int depth)
    {
        _hash = hash;
        Size = size;
        Depth = depth;
    }

    /// <summary>How many types the written-out form holds, capped at <see cref="int.MaxValue"/>: the price of walking it.</summary>
    internal int Size { get; }

    /// <summary>How deep sets and records nest; a type without parts has depth 1.</summary>
    internal int Depth { get; }

    /// <inheritdoc/>
    public bool Equals(CedarType? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && HasSameStructure(other));

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as CedarType);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => _hash;

    /// <summary>The type as Cedar schema text writes it, for example <c>Set&lt;User&gt;</c>.</summary>
    public sealed override string ToString() => Write(int.MaxValue);

    /// <summary>The written form for an error message: cut after about two hundred characters.</summary>
    internal string ToShortString() => Write(ShortLength);

    /// <summary>Appends the written form, and stops with an ellipsis once the text is longer than <paramref name="limit"/>.</summary>
    internal void WriteTo(StringBuilder text, int limit)
    {
        if (text.Length > limit)
        {
            text.Append('…');
            return;
        }

        WriteCore(text, limit);
    }

    private protected abstract void WriteCore(StringBuilder text, int limit);

    private protected abstract bool HasSameStructure(CedarType other);

    private protected static int Mix(int left, int right) => unchecked((left * 31) ^ right);

    private protected static int Hash(string text) => StringComparer.Ordinal.GetHashCode(text);

    private protected static int AddCapped(int left, int right) => left > int.MaxValue - right ? int.MaxValue : left + right;

    private string Write(int limit)
    {
        var text = new StringBuilder();
        WriteTo(text, limit);
        return text.ToString();
    }
}
