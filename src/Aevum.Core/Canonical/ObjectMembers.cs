using System.Runtime.InteropServices;

namespace Aevum.Canonical;

/// <summary>
/// The members of the objects that are still open: where each key stands unescaped, and where the member stands in the output. Keys compare
/// as UTF-8 bytes, which is the order of code points (and not that of UTF-16 units).
/// </summary>
internal sealed class ObjectMembers
{
    private readonly GrowingBuffer _keys = new(CanonicalLimits.MaxBytes);
    private readonly GrowingBuffer _sorted = new(CanonicalLimits.MaxBytes);
    private readonly List<Member> _members = [];
    private readonly Comparison<Member> _byKey;

    /// <summary>The comparison is made once: a comparer given to each sort would be an allocation for each object.</summary>
    internal ObjectMembers() => _byKey = (left, right) => Key(left).SequenceCompareTo(Key(right));

    internal int Count => _members.Count;

    internal void Reset()
    {
        _keys.Reset();
        _sorted.Reset();
        _members.Clear();
    }

    internal void Begin(ReadOnlySpan<byte> key, int outputStart)
    {
        _members.Add(new Member(_keys.Length, key.Length, outputStart, outputStart));
        _keys.Append(key);
    }

    internal void EndLast(int outputEnd) => CollectionsMarshal.AsSpan(_members)[^1].OutputEnd = outputEnd;

    internal void Truncate(int count)
    {
        _keys.Truncate(_members[count].KeyStart);
        _members.RemoveRange(count, _members.Count - count);
    }

    /// <summary>Sorts the members of the innermost object, from <paramref name="first"/> on, and rewrites the end of the output accordingly.</summary>
    /// <returns>False when two of them have the same key.</returns>
    internal bool TryPutInOrder(int first, GrowingBuffer output)
    {
        var members = CollectionsMarshal.AsSpan(_members)[first..];
        switch (Inspect(members))
        {
            case MemberOrder.Ascending:
                return true;
            case MemberOrder.Repeated:
                return false;
        }

        var start = members[0].OutputStart;
        members.Sort(_byKey);
        if (Inspect(members) != MemberOrder.Ascending)
        {
            return false;
        }

        _sorted.Truncate(0);
        foreach (ref readonly var member in members)
        {
            if (_sorted.Length > 0)
            {
                _sorted.Append((byte)',');
            }

            _sorted.Append(output.Slice(member.OutputStart, member.OutputEnd - member.OutputStart));
        }

        _sorted.Written.CopyTo(output.Slice(start, _sorted.Length));
        return true;
    }

    private MemberOrder Inspect(ReadOnlySpan<Member> members)
    {
        var order = MemberOrder.Ascending;
        for (var index = 1; index < members.Length; index++)
        {
            var comparison = Key(members[index - 1]).SequenceCompareTo(Key(members[index]));
            if (comparison == 0)
            {
                return MemberOrder.Repeated;
            }

            if (comparison > 0)
            {
                order = MemberOrder.Unsorted;
            }
        }

        return order;
    }

    private ReadOnlySpan<byte> Key(Member member) => _keys.Slice(member.KeyStart, member.KeyLength);

    private enum MemberOrder
    {
        Ascending,
        Unsorted,
        Repeated,
    }

    private record struct Member(int KeyStart, int KeyLength, int OutputStart, int OutputEnd);
}
